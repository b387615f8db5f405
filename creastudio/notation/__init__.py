"""Music files read as scores: bytes in, ``Score`` out; the api and the standard library alone, so that engines may too."""
