"""Jobs: a durable queue, a lane a device, and the engine processes where torch lives."""
