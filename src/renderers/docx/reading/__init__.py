"""A Word document of ours, opened again after others have edited it. It does not know what a report is."""
