"""Music: melody, harmony, rhythm and accompaniment that stay editable."""
