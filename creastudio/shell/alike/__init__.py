"""More like this: what things are like, what a person likes, and the list that comes of both."""
