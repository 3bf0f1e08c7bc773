package syntax

// ParseTag returns the universal part of speech with the given name; X where there is none.
func ParseTag(name string) Tag {
	for t, n := range tagNames {
		if n == name {
			return Tag(t)
		}
	}
	return X
}

// ParseXPOS returns the Penn tag with the given name; XPOSNone where there is none.
func ParseXPOS(name string) XPOS {
	for x, n := range xposNames {
		if n == name {
			return XPOS(x)
		}
	}
	return XPOSNone
}
