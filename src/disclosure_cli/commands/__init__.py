"""The sub-commands, one to a file. Importing one loads none of the others."""
