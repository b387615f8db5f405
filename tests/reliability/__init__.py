"""The reliability suite: what the studio goes through unharmed, as tests of every day and as long trials."""
