"""The classes of the form's rows and tables: what their cells mean. They know neither editions nor reports."""
