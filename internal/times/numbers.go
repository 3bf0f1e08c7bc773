package times

import "strconv"

// The classes of numbers, which are read by rule and not from a list.
const (
	classNum       = iota // a number of things: "two", "25", "2 1/2", "one hundred and five", "3.5"
	classOrd              // "third", "3rd", "twenty-first"
	classDay              // of a month: 1 to 31, "3rd"; value "03"
	classYear             // "1998", "nineteen ninety-eight", "two thousand and ten"
	classYY               // two digits: value "98"
	classHour             // 0 to 24
	classMinute           // two digits, 00 to 59
	classMM               // month in digits, 1 to 12
	classSmallYear        // one to four digits, for years before Christ
	classThree            // three digits, for years before 1000: value "0347"
	classDD               // 1 to 31, also after or before a point
	classYYYY             // a year after a point
	classAny              // any word of letters
	className             // any word with a capital letter
	numNumberClasses
)

var numberClasses = [numNumberClasses]string{"NUM", "ORD", "DAY", "YEAR", "YY", "HOUR", "MINUTE", "MM", "SMALLYEAR", "YEAR3", "DD", "YYYY", "WORD", "NAME"}

// number reads a class of numbers at atom i.
func (s *scan) number(class, i int) (value string, end int, ok bool) {
	a := &s.atoms[i]
	if class == classAny || class == className {
		return "", i + 1, a.letters && (class == classAny || a.upper)
	}
	width := a.end - a.start
	if !a.digits {
		switch class {
		case classNum:
			return s.cardinal(i)
		case classOrd:
			return s.ordinal(i)
		case classYear:
			return s.spokenYear(i)
		case classDay:
			v, end, ok := s.ordinal(i)
			n, _ := digitsOnly(v)
			return twoDigits(n), end, ok && n <= 31
		}
		return "", 0, false
	}
	n := int(a.num)
	switch class {
	case classNum:
		return s.cardinal(i)
	case classOrd:
		if end, ok := s.ordinalEnding(i + 1); ok {
			return strconv.Itoa(n), end, true
		}
	case classDay:
		if n < 1 || n > 31 || width > 2 || s.decimal(i) {
			return "", 0, false
		}
		end := i + 1
		if e, ok := s.ordinalEnding(i + 1); ok {
			end = e
		}
		return twoDigits(n), end, true
	case classYear:
		if width == 4 && n >= 1000 && n < 2200 && !s.decimal(i) {
			return strconv.Itoa(n), i + 1, true
		}
	case classYY:
		if width == 2 && !s.decimal(i) {
			return twoDigits(n), i + 1, true
		}
	case classHour:
		return twoDigits(n), i + 1, width <= 2 && n <= 24
	case classMinute:
		return twoDigits(n), i + 1, width == 2 && n < 60
	case classMM:
		return twoDigits(n), i + 1, width <= 2 && n >= 1 && n <= 12
	case classDD:
		return twoDigits(n), i + 1, width <= 2 && n >= 1 && n <= 31
	case classYYYY:
		return smallNumber(n), i + 1, width == 4 && n >= 1000 && n < 2200
	case classThree:
		return fourDigits(n), i + 1, width == 3 && n >= 100 && !s.decimal(i)
	case classSmallYear:
		return fourDigits(n), i + 1, width <= 4 && n > 0 && !s.decimal(i)
	}
	return "", 0, false
}

// decimal reports whether the digits at atom i go on: "1,998", "12.5", "60%".
func (s *scan) decimal(i int) bool {
	if i > 0 && s.atoms[i].glued {
		p := &s.atoms[i-1]
		if p.id == s.f.dollar || (p.id == s.f.dot || p.id == s.f.comma) && p.glued && i > 1 && s.atoms[i-2].digits {
			return true
		}
	}
	if i+1 >= len(s.atoms) || !s.atoms[i+1].glued {
		return false
	}
	n := &s.atoms[i+1]
	if n.id == s.f.percent {
		return true
	}
	return (n.id == s.f.dot || n.id == s.f.comma) && i+2 < len(s.atoms) && s.atoms[i+2].glued && s.atoms[i+2].digits
}

// ordinalEnding reports whether "st", "nd", "rd" or "th" is glued to a number before atom i.
func (s *scan) ordinalEnding(i int) (end int, ok bool) {
	if i >= len(s.atoms) || !s.atoms[i].glued {
		return 0, false
	}
	switch s.atoms[i].id {
	case s.f.th[0], s.f.th[1], s.f.th[2], s.f.th[3]:
		return i + 1, true
	}
	return 0, false
}

// cardinal reads a number of things. A number that is not whole is written with a point.
func (s *scan) cardinal(i int) (value string, end int, ok bool) {
	n, half := 0, 0 // half in hundredths
	if s.atoms[i].digits {
		if n, half, end, ok = s.digitNumber(i); !ok {
			return "", 0, false
		}
	} else if n, end, ok = s.wordNumber(i); !ok {
		return "", 0, false
	}
	if end < len(s.atoms) && s.atoms[end].id == s.f.half && s.f.half != 0 { // ½
		half, end = 50, end+1
	}
	if half == 0 {
		return smallNumber(n), end, true
	}
	v := strconv.Itoa(n) + "." + twoDigits(half)
	if v[len(v)-1] == '0' {
		v = v[:len(v)-1]
	}
	return v, end, true
}

// digitNumber reads "12", "1,200", "2.5", "2 1/2" and "1/2".
func (s *scan) digitNumber(i int) (n, hundredths, end int, ok bool) {
	a := &s.atoms[i]
	if a.num < 0 {
		return 0, 0, 0, false
	}
	if a.glued && i > 0 && (s.atoms[i-1].id == s.f.dollar || s.atoms[i-1].id == s.f.dot || s.atoms[i-1].id == s.f.comma) && s.atoms[i-1].id != 0 {
		return 0, 0, 0, false
	}
	n, end = int(a.num), i+1
	for end < i+6 && s.gluedPair(end, s.f.comma) && s.atoms[end+1].end-s.atoms[end+1].start == 3 {
		n, end = n*1000+int(s.atoms[end+1].num), end+2
	}
	switch {
	case s.gluedPair(end, s.f.dot):
		d := &s.atoms[end+1]
		hundredths = int(d.num)
		if d.end-d.start == 1 {
			hundredths *= 10
		}
		return n, hundredths, end + 2, d.end-d.start <= 2
	case s.gluedPair(end, s.f.slash): // 1/2
		h, ok := fraction(n, int(s.atoms[end+1].num))
		return 0, h, end + 2, ok
	case end+1 < len(s.atoms) && s.atoms[end].digits && !s.atoms[end].first && s.gluedPair(end+1, s.f.slash): // 2 1/2
		h, ok := fraction(int(s.atoms[end].num), int(s.atoms[end+2].num))
		return n, h, end + 3, ok
	case end+2 < len(s.atoms) && s.hyphen(end) && s.gluedPair(end+2, s.f.slash): // 2-1/2
		h, ok := fraction(int(s.atoms[end+1].num), int(s.atoms[end+3].num))
		return n, h, end + 4, ok
	}
	if end < len(s.atoms) && !s.atoms[end].first {
		if m := s.multiplier(end); m > 0 {
			return n * m, 0, end + 1, true
		}
	}
	return n, 0, end, true
}

// gluedPair reports whether atom i is mark, glued to what stands before, with digits glued to it.
func (s *scan) gluedPair(i int, mark int32) bool {
	return i+1 < len(s.atoms) && s.atoms[i].glued && s.atoms[i].id == mark && s.atoms[i+1].glued && s.atoms[i+1].digits
}

// fraction returns a/b in hundredths, for the halves, thirds and quarters that prose uses.
func fraction(a, b int) (hundredths int, ok bool) {
	if b < 2 || b > 5 || a < 1 || a >= b {
		return 0, false
	}
	return a * 100 / b, true
}

// multiplier returns what the word at atom i multiplies by: 100 for "hundred", 0 for other words.
func (s *scan) multiplier(i int) int {
	v, _, ok := s.lookup(s.f.multiplier, i)
	if !ok {
		return 0
	}
	n, _ := strconv.Atoi(v)
	return n
}

// maxNumberWords is how many atoms a number in words takes at the most.
const maxNumberWords = 12

// wordNumber reads a number in words: "two", "twenty-five", "one hundred and five".
func (s *scan) wordNumber(i int) (n, end int, ok bool) {
	total, group, last := 0, 0, 0 // last is the size of the number word before
	for end = i; end < min(len(s.atoms), i+maxNumberWords) && (end == i || !s.atoms[end].first); {
		at := end
		if end > i && s.hyphen(end) {
			at++
		}
		if end > i && s.atoms[at].id == s.f.and && at+1 < len(s.atoms) && last >= 100 {
			at++
		}
		if at >= len(s.atoms) {
			break
		}
		if end > i {
			if m := s.multiplier(at); m > 0 && total < 1000000000 {
				if group = max(group, 1) * m; m >= 1000 {
					total, group = total+group, 0
				}
				last, end = m, at+1
				continue
			}
		}
		v, _, found := s.lookup(s.f.cardinal, at)
		if !found {
			break
		}
		x, _ := strconv.Atoi(v)
		if end > i && !(last >= 100 || last >= 20 && x < 10) {
			break
		}
		group, last, end = group+x, x, at+1
		if last == 0 {
			last = 1
		}
	}
	return total + group, end, end > i
}

// ordinal reads an ordinal in words: "third", "twenty-first".
func (s *scan) ordinal(i int) (value string, end int, ok bool) {
	if v, end, ok := s.lookup(s.f.ordinal, i); ok {
		return v, end, true
	}
	tens, end, ok := s.wordNumber(i)
	if !ok || tens < 20 || tens > 90 || tens%10 != 0 || end+1 >= len(s.atoms) {
		return "", 0, false
	}
	if s.hyphen(end) {
		end++
	}
	if s.atoms[end].first {
		return "", 0, false
	}
	v, end, ok := s.lookup(s.f.ordinal, end)
	n, _ := digitsOnly(v)
	return smallNumber(tens + n), end, ok && n <= 9
}

// spokenYear reads "nineteen ninety-seven", "twenty ten", "two thousand (and) four".
func (s *scan) spokenYear(i int) (value string, end int, ok bool) {
	n, end, ok := s.wordNumber(i)
	if !ok {
		return "", 0, false
	}
	if n >= 2000 && n < 2100 {
		return strconv.Itoa(n), end, true
	}
	if n < 17 || n > 20 || end >= len(s.atoms) || s.atoms[end].first {
		return "", 0, false
	}
	m, end2, ok := s.wordNumber(end)
	if !ok || m < 10 || m > 99 {
		return "", 0, false
	}
	return strconv.Itoa(n*100 + m), end2, true
}

// smallNumbers saves making the strings that nearly all texts need.
var smallNumbers = func() (list [100]string) {
	for i := range list {
		list[i] = strconv.Itoa(i)
	}
	return list
}()

func smallNumber(n int) string {
	if n >= 0 && n < len(smallNumbers) {
		return smallNumbers[n]
	}
	return strconv.Itoa(n)
}

// paired are the numbers below 100 with two digits.
var paired = func() (list [100]string) {
	for i := range list {
		list[i] = string([]byte{'0' + byte(i/10), '0' + byte(i%10)})
	}
	return list
}()

func twoDigits(n int) string {
	if n >= 0 && n < len(paired) {
		return paired[n]
	}
	return strconv.Itoa(n)
}

func fourDigits(n int) string {
	s := strconv.Itoa(n)
	for len(s) < 4 {
		s = "0" + s
	}
	return s
}
