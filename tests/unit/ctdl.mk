# Unit tests of ctdl
