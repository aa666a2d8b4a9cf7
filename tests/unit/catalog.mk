# Unit tests of catalog
