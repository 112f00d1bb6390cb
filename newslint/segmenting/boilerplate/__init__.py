"""Whether a line belongs to the page or to the story: features of line, page and context, and the classifier."""
