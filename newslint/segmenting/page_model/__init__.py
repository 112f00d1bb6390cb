"""What each line of a page is to the stories on it, judged for the whole page at once by learned weights."""
