"""The `disclosure` command: the only place that reads files, prints, and exits."""
