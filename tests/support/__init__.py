"""What several tests share: how results are read back, and objects that are wrong on purpose."""
