package fetch

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"strings"
	"testing"
	"time"
)

func TestRefuse(t *testing.T) {
	for _, a := range []string{
		"0.0.0.0", "0.1.2.3", "10.0.0.1", "100.64.0.1", "100.100.100.200", "127.0.0.1", "127.255.0.1", "168.63.129.16",
		"169.254.169.254", "172.16.0.1", "172.31.255.255", "192.0.0.192", "192.0.2.1", "192.168.1.1", "198.18.0.1",
		"224.0.0.1", "239.1.2.3", "240.0.0.1", "255.255.255.255",
		"::", "::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::127.0.0.1", "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe", "64:ff9b:1::1",
		"2002:7f00:1::", "2002:c0a8:101::1", "fc00::1", "fd00:ec2::254", "fe80::1", "fe80::1%eth0", "fec0::1", "ff02::1", "2001:db8::1",
		"2001::1", "100::1",
	} {
		if refuse(netip.MustParseAddr(a)) == "" {
			t.Errorf("%s is let through", a)
		}
	}
	for _, a := range []string{"1.1.1.1", "8.8.8.8", "93.184.216.34", "172.32.0.1", "100.128.0.1", "192.167.1.1", "223.255.255.255",
		"::ffff:1.1.1.1", "64:ff9b::808:808", "2606:4700::1111", "2a00:1450::1", "2002:808:808::1"} {
		if why := refuse(netip.MustParseAddr(a)); why != "" {
			t.Errorf("%s is refused: %s", a, why)
		}
	}
}

func get(c *Client, address string) (string, error) {
	p, err := c.Get(context.Background(), address)
	if err != nil {
		return "", err
	}
	defer p.Body.Close()
	data, err := io.ReadAll(p.Body)
	return string(data), err
}

func TestLoopbackIsRefused(t *testing.T) {
	srv := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { fmt.Fprint(w, "secret") }))
	defer srv.Close()
	byName := strings.Replace(srv.URL, "127.0.0.1", "localhost", 1) // a name that resolves to us: as after rebinding
	for _, address := range []string{srv.URL, byName} {
		_, err := get(&Client{}, address)
		var refused *Refused
		if !errors.As(err, &refused) || !strings.Contains(err.Error(), "--allow-private") {
			t.Errorf("%s: %v, want it refused with a hint", address, err)
		}
		if got, err := get(&Client{AllowPrivate: true}, address); err != nil || got != "secret" {
			t.Errorf("%s, allowed: %q, %v", address, got, err)
		}
	}
}

// TestRedirectsAreChecked lets the first server through and sees that the hop to another
// one on the same host is not.
func TestRedirectsAreChecked(t *testing.T) {
	inner := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { fmt.Fprint(w, "secret") }))
	defer inner.Close()
	to := inner.URL
	outer := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, to, http.StatusFound) }))
	defer outer.Close()
	c := &Client{exempt: func(ap netip.AddrPort) bool { return strings.HasSuffix(outer.URL, ap.String()) }}
	_, err := get(c, outer.URL)
	var refused *Refused
	if !errors.As(err, &refused) || refused.Reason != "a loopback address" {
		t.Errorf("the hop to %s: %v", to, err)
	}
	for _, to = range []string{"file:///etc/passwd", "gopher://127.0.0.1/", "http://user@127.0.0.1/", "http://169.254.169.254/latest/meta-data/"} {
		if got, err := get(c, outer.URL); err == nil || !strings.Contains(err.Error(), "refused") {
			t.Errorf("the hop to %s: %q, %v", to, got, err)
		}
	}
	to = outer.URL
	if _, err := get(c, outer.URL); err == nil || !strings.Contains(err.Error(), "more than 10 times") {
		t.Errorf("a circle: %v", err)
	}
}

// TestRebinding asks the guard as the dialer does, once for each look at a name.
func TestRebinding(t *testing.T) {
	c := &Client{}
	if err := c.control("tcp4", "93.184.216.34:443", nil); err != nil {
		t.Errorf("the first answer: %v", err)
	}
	for _, second := range []string{"127.0.0.1:443", "[::1]:443", "[::ffff:10.0.0.1]:443", "[fe80::1%lo]:443", "no address"} {
		if c.control("tcp4", second, nil) == nil {
			t.Errorf("the second answer, %s, is let through", second)
		}
	}
	if c.control("udp4", "93.184.216.34:443", nil) == nil {
		t.Error("UDP is let through")
	}
}

func TestAddressesAndAnswers(t *testing.T) {
	var big bytes.Buffer
	z := gzip.NewWriter(&big)
	z.Write(make([]byte, 3<<20))
	z.Close()
	srv := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/gone":
			http.Error(w, "gone", http.StatusGone)
		case "/bomb":
			w.Header().Set("Content-Encoding", "gzip")
			w.Write(big.Bytes())
		case "/slow":
			time.Sleep(2 * time.Second)
		default:
			w.Header().Set("Content-Type", "text/html; charset=iso-8859-1")
			fmt.Fprint(w, r.UserAgent())
		}
	}))
	defer srv.Close()
	c := &Client{AllowPrivate: true, UserAgent: "tester", MaxBody: 1 << 20, Timeout: 500 * time.Millisecond}
	for _, tt := range []struct{ address, want string }{
		{"ftp://example.com/", `"ftp" is neither http nor https`},
		{"file:///etc/passwd", "neither http nor https"},
		{"http://", "names no host"},
		{"http://user:pw@example.com/", "user name"},
		{"http://exa mple/", "no address"},
		{srv.URL + "/gone", "410 Gone"},
		{srv.URL + "/bomb", "larger than 1 MiB"},
		{srv.URL + "/slow", "no answer in time"},
		{"http://127.0.0.1:1/", "refused"},
	} {
		if _, err := get(c, tt.address); err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s: %v, want %q", tt.address, err, tt.want)
		}
	}
	p, err := c.Get(context.Background(), srv.URL+"/a")
	if err != nil {
		t.Fatal(err)
	}
	defer p.Body.Close()
	if data, _ := io.ReadAll(p.Body); string(data) != "tester" || p.URL != srv.URL+"/a" || !strings.Contains(p.ContentType, "8859") {
		t.Errorf("%q from %s, %s", data, p.URL, p.ContentType)
	}
}
