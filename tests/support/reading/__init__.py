"""Our files read back, by libraries and rules that are not ours. It makes nothing."""
