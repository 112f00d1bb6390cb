"""The style sheet of the HTML report. Its check boxes hide what they stand for without a script."""

STYLE = """
:root{color-scheme:light dark;--ink:#1c1b19;--paper:#fbfaf7;--faint:#6b675f;--line:#dedad0;--mark:#ffe08a;
--error:#b3261e;--warning:#8a5a00;--note:#2a5d84;--ins:#cfe8cf}
@media (prefers-color-scheme:dark){:root{--ink:#e8e5de;--paper:#191816;--faint:#a09b90;--line:#3a3833;--mark:#6b5200;
--error:#ff8a80;--warning:#ffca66;--note:#8cc4f0;--ins:#274a2b}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.5 Georgia,'Times New Roman',serif}
header{position:sticky;top:0;background:var(--paper);border-bottom:1px solid var(--line);padding:.6rem 1.5rem;z-index:1}
h1{font-size:1.1rem;margin:0;display:inline}
header p{display:inline;margin:0 0 0 .8rem;color:var(--faint);font-size:.9rem}
form{margin:.4rem 0 0}
.box{display:inline-block;margin-right:1rem;font:.85rem/1.6 system-ui,sans-serif;cursor:pointer}
main{max-width:72rem;margin:0 auto;padding:1rem 1.5rem 4rem}
.file,.rules,.unread{margin:1rem 0;border-top:2px solid var(--ink);padding-top:.4rem}
.file>summary,.rules>summary{font:600 1rem/1.6 system-ui,sans-serif;cursor:pointer;overflow-wrap:anywhere}
.record{font-weight:400;color:var(--faint)}
h2{font:600 .85rem/1.4 system-ui,sans-serif;color:var(--faint);margin:1rem 0 .2rem}
section:not(:has(article)) h2{display:none}
.unread h2{display:block;color:var(--error)}
article{border-left:3px solid var(--line);padding:.1rem 0 .1rem .9rem;margin:.7rem 0}
article.s-error{border-color:var(--error)}article.s-warning{border-color:var(--warning)}
article.s-note{border-color:var(--note)}
.s-error .level{color:var(--error)}.s-warning .level{color:var(--warning)}.s-note .level{color:var(--note)}
.told{margin:0;font:.9rem/1.5 system-ui,sans-serif;overflow-wrap:anywhere}
.place,.fix,.more,figcaption,td{color:var(--faint);font:.8rem/1.5 system-ui,sans-serif}
.fix,.more{margin:.1rem 0}
code{font-size:.85rem}
.places{display:flex;flex-wrap:wrap;gap:.2rem 1.5rem}
figure{margin:.2rem 0;flex:1 1 24rem;min-width:0}
blockquote{margin:0;white-space:pre-wrap;overflow-wrap:anywhere}
mark{background:var(--mark);color:inherit;padding:.05em 0}
ins{background:var(--ins);text-decoration:none}
table{border-collapse:collapse}td{padding:.2rem .8rem .2rem 0;vertical-align:top}
td summary{cursor:pointer}td p{max-width:44rem}
body:has(#s-error:not(:checked)) .s-error{display:none}
body:has(#s-warning:not(:checked)) .s-warning{display:none}
body:has(#s-note:not(:checked)) .s-note{display:none}
"""
