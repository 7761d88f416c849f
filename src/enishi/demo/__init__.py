"""The demonstration town: people, portraits and words to try the product with, none of them real."""
