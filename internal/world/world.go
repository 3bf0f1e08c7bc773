// Package world knows countries, peoples, international bodies, armed groups, parties, firms
// and media, offices and who held them when.
package world

// A Country is an ISO 3166-1 alpha-3 code with PLOVER's exceptions: KOR, KOS, PSE.
type Country string

// A Sector is a PLOVER sector: GOV, MIL, REB.
type Sector string
