'use strict';

const { commands, window, workspace } = require('vscode');
const { LanguageClient } = require('vscode-languageclient/node');

let client;

/** Starts `newslint lsp` for the folder that is open; what can't be started is told with what to do. */
async function start() {
  const settings = workspace.getConfiguration('newslint');
  const [command, ...args] = settings.get('command');
  const folder = workspace.workspaceFolders?.[0]?.uri.fsPath;
  const languages = settings.get('languages');
  client = new LanguageClient(
    'newslint',
    'newslint',
    { command, args, options: folder ? { cwd: folder } : {} },
    { documentSelector: languages.map(language => ({ language })) },
  );
  try {
    await client.start();
  } catch (error) {
    window.showErrorMessage(
      `newslint could not be started (${error.message}). Install it with: pip install '.[lsp]' in a clone of newslint, ` +
      'or say under newslint.command where it is.',
    );
  }
}

async function stop() {
  const running = client;
  client = undefined;
  await running?.dispose();
}

async function restart() {
  await stop();
  await start();
}

exports.activate = async context => {
  context.subscriptions.push(
    commands.registerCommand('newslint.restart', restart),
    workspace.onDidChangeConfiguration(event => event.affectsConfiguration('newslint') && restart()),
  );
  await start();
};

exports.deactivate = stop;
