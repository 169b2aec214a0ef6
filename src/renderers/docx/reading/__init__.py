"""What stands now in a Word file that we wrote and others have edited."""
