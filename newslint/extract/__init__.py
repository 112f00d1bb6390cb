"""What a story says, worked out once and shared: words, sentences, mentions, numbers, quantities, dates, quotations."""
