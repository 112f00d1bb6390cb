// Prints "NAME:LINE" for whatever Harper says of the texts in a folder: node harper.mjs FOLDER MODULES
import fs from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'

const [folder, modules] = process.argv.slice(2)
const home = path.join(modules, 'harper.js', 'dist')
const { LocalLinter } = await import(pathToFileURL(path.join(home, 'index.js')))
const { binaryInlined } = await import(pathToFileURL(path.join(home, 'binaryInlined.js')))
const linter = new LocalLinter({ binary: binaryInlined })
await linter.setup()
for (const name of fs.readdirSync(folder).sort()) {
  const text = fs.readFileSync(path.join(folder, name), 'utf8')
  const characters = [...text]
  for (const found of await linter.lint(text, { language: 'plaintext' })) {
    const line = characters.slice(0, found.span().start).filter((one) => one === '\n').length + 1
    console.log(`${name}:${line}`)
  }
}
