"""Ten short texts, English and Vietnamese, that the demonstration is built from."""
