"""What several tests share, by what it is for. It holds no test."""
