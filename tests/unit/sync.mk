# Unit tests of sync
