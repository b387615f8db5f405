"""Sound of the timeline: one thread mixes, one hands over to the device, and what is consumed is the clock."""
