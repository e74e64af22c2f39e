"""The kinds of listings: how a page of each is read, and what its entries are in the catalog."""
