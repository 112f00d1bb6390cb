"""What a line calls itself before it says anything: "Picture: …" over a caption, "KEY POINTS — …" over a list."""

from __future__ import annotations

import re

#: a colon, a bracket or a dash divides the label from what it is for; papers write them in capitals or not
CAPTION_LABEL = re.compile(
    r"^(?:[(\[](?i:photo(?:graph)?|picture|image|caption)[)\]]:? |(?:PHOTO|PICTURE|CAPTION|Photo|Picture|Photo caption"
    r"|Picture caption|Caption|Pictured|PICTURED)(?:: | [–—] ))(?=[\"“‘'A-ZÀ-Ž\d])"
)
#: "In short:" and "Summary:" open a sentence of a story as well, unless they stand in capitals
SUMMARY_LABEL = re.compile(
    r"^(?:(?i:at a glance|(?:the )?key (?:points?|facts|takeaways)|(?:the )?main points|(?:story )?highlights|tl;dr)"
    r"|IN BRIEF|IN SHORT|SUMMARY|THE GIST|WHAT TO KNOW)(?: ?[:|] ?| ?[–—] | (?=[*•·] ))(?=\S)"
)
#: what divides the items of a list that stands in one line
ITEM_MARK = re.compile(r"(?:^|(?<=\s))[*•·▪|–—-] |; (?=[A-Z])")
