package web

import (
	"crypto/hmac"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/hex"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"
)

// policy lets a page load nothing but our own files, send forms only to us, and stand in no frame.
const policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"

// bodyAtMost bounds what is sent to us.
const bodyAtMost = 1 << 20

// guarded puts the guards before a handler: headers, the host's name, limits, the token, and where
// something is to change, that the request comes from a page of ours.
func (s *site) guarded(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Content-Security-Policy", policy)
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Referrer-Policy", "no-referrer")
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		h.Set("Cross-Origin-Resource-Policy", "same-origin")
		h.Set("Permissions-Policy", "camera=(), microphone=(), geolocation=()")
		if !s.knownHost(r.Host) {
			http.Error(w, "This server does not answer to that host name (chancery serve --host NAME adds one).", http.StatusMisdirectedRequest)
			return
		}
		changes := r.Method != http.MethodGet && r.Method != http.MethodHead
		if wait := s.guard.take(caller(r), changes, s.Now()); wait > 0 {
			h.Set("Retry-After", strconv.Itoa(int(wait.Seconds())+1))
			http.Error(w, "Too many requests: wait a little.", http.StatusTooManyRequests)
			return
		}
		r.Body = http.MaxBytesReader(w, r.Body, bodyAtMost)
		api := strings.HasPrefix(r.URL.Path, "/api/")
		if !s.admitted(r) && r.URL.Path != "/login" && !strings.HasPrefix(r.URL.Path, "/static/") {
			if api || r.Method != http.MethodGet {
				h.Set("WWW-Authenticate", "Bearer")
				http.Error(w, "A token is needed.", http.StatusUnauthorized)
				return
			}
			http.Redirect(w, r, "/login?to="+url.QueryEscape(r.URL.RequestURI()), http.StatusSeeOther)
			return
		}
		if changes && !sameOrigin(r) {
			s.failed(w, r, refuse(http.StatusForbidden, "This request comes from another site's page, and nothing was changed."))
			return
		}
		if changes && !api {
			if err := r.ParseForm(); err != nil {
				s.failed(w, r, refuse(http.StatusRequestEntityTooLarge, "The form is too large or cannot be read (%d kB at most).", bodyAtMost>>10))
				return
			}
			if !s.ourForm(r.PostForm.Get("form")) {
				s.failed(w, r, refuse(http.StatusForbidden, "This form is of an earlier run of the server, or of no page of ours. Load its page anew and send it again."))
				return
			}
			if s.ReadOnly && !slices.Contains([]string{"/read", "/login", "/logout"}, r.URL.Path) {
				s.failed(w, r, refuse(http.StatusForbidden, "This server shows the store and changes nothing (--read-only)."))
				return
			}
		}
		next.ServeHTTP(w, r)
	})
}

// knownHost reports whether a request may name a host. A name that we do not know may be one that
// somebody has made to lead here (DNS rebinding), so that his pages may read ours; a plain address cannot.
func (s *site) knownHost(host string) bool {
	name := host
	if h, _, err := net.SplitHostPort(host); err == nil {
		name = h
	}
	name = strings.TrimSuffix(strings.ToLower(strings.Trim(name, "[]")), ".")
	if name == "localhost" || slices.Contains(s.Hosts, name) {
		return true
	}
	_, err := netip.ParseAddr(name)
	return err == nil
}

// sameOrigin reports whether a request was made by a page of ours, or by no page at all. Browsers say
// where it comes from; what they say cannot be set by a page.
func sameOrigin(r *http.Request) bool {
	switch r.Header.Get("Sec-Fetch-Site") {
	case "same-origin", "none":
		return true
	case "":
	default:
		return false
	}
	origin := r.Header.Get("Origin")
	if origin == "" {
		return true // no browser that lets pages post does without both
	}
	u, err := url.Parse(origin)
	return err == nil && u.Host == r.Host
}

// sign returns the signature of what we hand out and want to recognise.
func (s *site) sign(what string) string {
	m := hmac.New(sha256.New, s.secret[:])
	m.Write([]byte(what))
	return hex.EncodeToString(m.Sum(nil)[:16])
}

// form returns the token that our forms carry: no page of another site can read it.
func (s *site) form() string { return s.sign("form") }

func (s *site) ourForm(token string) bool { return hmac.Equal([]byte(token), []byte(s.form())) }

// cookie is the name of the session that the login page begins.
const cookie = "chancery"

// admitted reports whether a request shows the token, or a session that began with it.
func (s *site) admitted(r *http.Request) bool {
	if s.Token == "" {
		return true
	}
	if bearer, ok := strings.CutPrefix(r.Header.Get("Authorization"), "Bearer "); ok {
		return s.isToken(bearer)
	}
	c, err := r.Cookie(cookie)
	if err != nil {
		return false
	}
	until, signature, _ := strings.Cut(c.Value, ".")
	n, err := strconv.ParseInt(until, 10, 64)
	return err == nil && hmac.Equal([]byte(signature), []byte(s.sign("session "+until))) && s.Now().Unix() < n
}

// isToken compares without telling by its time how much is right.
func (s *site) isToken(got string) bool {
	a, b := sha256.Sum256([]byte(got)), sha256.Sum256([]byte(s.Token))
	return subtle.ConstantTimeCompare(a[:], b[:]) == 1
}

func (s *site) loginForm(_ http.ResponseWriter, r *http.Request) (shown, error) {
	return shown{page: "login", title: "Sign in", data: struct {
		To    string
		Wrong bool
	}{local(r.Form.Get("to")), false}}, nil
}

func (s *site) login(w http.ResponseWriter, r *http.Request) (shown, error) {
	to := local(r.PostForm.Get("to"))
	if s.Token == "" {
		return shown{to: to}, nil
	}
	if !s.isToken(r.PostForm.Get("token")) {
		return shown{page: "login", title: "Sign in", code: http.StatusUnauthorized, data: struct {
			To    string
			Wrong bool
		}{to, true}}, nil
	}
	until := strconv.FormatInt(s.Now().Add(12*time.Hour).Unix(), 10)
	http.SetCookie(w, &http.Cookie{Name: cookie, Value: until + "." + s.sign("session "+until), Path: "/", MaxAge: 12 * 3600,
		HttpOnly: true, SameSite: http.SameSiteStrictMode, Secure: r.TLS != nil})
	return shown{to: to}, nil
}

func (s *site) logout(w http.ResponseWriter, r *http.Request) (shown, error) {
	http.SetCookie(w, &http.Cookie{Name: cookie, Path: "/", MaxAge: -1, HttpOnly: true, SameSite: http.SameSiteStrictMode})
	return shown{to: "/login"}, nil
}

// local returns an address of ours to go on to: a path on this server, the start page for all else.
func local(to string) string {
	u, err := url.Parse(to)
	if err != nil || u.Scheme != "" || u.Host != "" || u.User != nil || !strings.HasPrefix(to, "/") || strings.HasPrefix(to, "//") || strings.ContainsAny(to, "\\\r\n\t") {
		return "/"
	}
	return to
}

// caller is whom limits count: one address, of the newer kind one network.
func caller(r *http.Request) string {
	host, _, err := net.SplitHostPort(r.RemoteAddr)
	if err != nil {
		return r.RemoteAddr
	}
	if a, err := netip.ParseAddr(host); err == nil && a.Is6() && !a.Is4In6() {
		if p, err := a.Prefix(64); err == nil {
			return p.String()
		}
	}
	return host
}

// limits count requests: so many a minute, and as many at once.
type limits struct {
	read, write int
	mu          sync.Mutex
	seen        map[string]*bucket
}

// A bucket is what a caller has left, in requests.
type bucket struct {
	read, write float64
	at          time.Time
}

// take counts a request and returns how long its caller has to wait; 0 where he need not.
func (l *limits) take(who string, writes bool, now time.Time) time.Duration {
	l.mu.Lock()
	defer l.mu.Unlock()
	b := l.seen[who]
	if b == nil {
		if len(l.seen) > 10000 { // who has been away for a minute has a full bucket anyway
			for k, o := range l.seen {
				if now.Sub(o.at) > time.Minute {
					delete(l.seen, k)
				}
			}
		}
		b = &bucket{read: float64(l.read), write: float64(l.write), at: now}
		l.seen[who] = b
	}
	minutes := max(now.Sub(b.at).Minutes(), 0)
	b.at = now
	b.read = min(b.read+minutes*float64(l.read), float64(l.read))
	b.write = min(b.write+minutes*float64(l.write), float64(l.write))
	left, rate := &b.read, l.read
	if writes {
		left, rate = &b.write, l.write
	}
	if *left < 1 {
		return time.Duration((1 - *left) / float64(rate) * float64(time.Minute))
	}
	*left--
	return 0
}
