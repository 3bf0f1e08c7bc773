package fetch

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/url"
	"sync"
	"time"

	"github.com/temoto/robotstxt"
)

// A Polite fetches pages as a guest does: it reads a host's robots.txt and keeps to it (RFC 9309),
// and asks one host no more often than its pace. It is safe for concurrent use.
type Polite struct {
	Client *Client
	Pace   time.Duration // between two fetches from one host; 0 means 2 seconds. A host may ask for more, up to a minute

	mu    sync.Mutex
	hosts map[string]*host
}

// A host is what is known of a server.
type host struct {
	mu     sync.Mutex // held while one asks; the others wait for their turn
	next   time.Time  // not before this
	robots *robotstxt.RobotsData
	read   time.Time // when robots.txt was read
}

// robotsLast is how long what a robots.txt says holds.
const robotsLast = 24 * time.Hour

// ErrRobots says that a host does not want a page to be read by programs.
var ErrRobots = errors.New("its robots.txt does not let programs read it")

// Get fetches a page in its turn where the host lets it be read; since as in Client.GetChanged.
func (p *Polite) Get(ctx context.Context, address string, since Version) (*Page, error) {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" {
		return nil, errors.New("is no address")
	}
	h := p.host(u.Scheme + "://" + u.Host)
	h.mu.Lock()
	defer h.mu.Unlock()
	group, err := p.rules(ctx, h, u)
	if err != nil {
		return nil, err
	}
	if group != nil && !group.Test(u.RequestURI()) {
		return nil, ErrRobots
	}
	pace := orElse(p.Pace, 2*time.Second)
	if group != nil {
		pace = max(pace, min(group.CrawlDelay, time.Minute))
	}
	if err := sleep(ctx, time.Until(h.next)); err != nil {
		return nil, err
	}
	page, err := p.Client.GetChanged(ctx, address, since)
	h.next = time.Now().Add(pace)
	return page, err
}

func (p *Polite) host(name string) *host {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.hosts == nil {
		p.hosts = map[string]*host{}
	}
	if p.hosts[name] == nil {
		p.hosts[name] = &host{}
	}
	return p.hosts[name]
}

// rules returns what a host's robots.txt says to us; nil where it says nothing. A host whose
// robots.txt cannot be had because the server is at fault is left alone for now.
func (p *Polite) rules(ctx context.Context, h *host, u *url.URL) (*robotstxt.Group, error) {
	if h.robots == nil || time.Since(h.read) > robotsLast {
		data, code, err := p.robots(ctx, u)
		if err != nil {
			return nil, fmt.Errorf("robots.txt: %w", err)
		}
		if h.robots, err = robotstxt.FromStatusAndBytes(code, data); err != nil {
			h.robots = &robotstxt.RobotsData{} // one that cannot be read forbids nothing
		}
		h.read = time.Now()
	}
	return h.robots.FindGroup("chancery"), nil
}

// maxRobots is how much of a robots.txt is read (RFC 9309, 2.5).
const maxRobots = 512 << 10

func (p *Polite) robots(ctx context.Context, u *url.URL) ([]byte, int, error) {
	page, err := p.Client.Get(ctx, u.Scheme+"://"+u.Host+"/robots.txt")
	var status *StatusError
	switch {
	case errors.As(err, &status) && status.Code >= 400 && status.Code < 500 && status.Code != 429:
		return nil, status.Code, nil
	case err != nil:
		return nil, 0, err
	}
	defer page.Body.Close()
	data, err := io.ReadAll(io.LimitReader(page.Body, maxRobots))
	return data, 200, err
}

// sleep waits for d or for the end of ctx.
func sleep(ctx context.Context, d time.Duration) error {
	if d <= 0 {
		return ctx.Err()
	}
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-t.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}
