"""What every renderer promises, one function a promise."""
