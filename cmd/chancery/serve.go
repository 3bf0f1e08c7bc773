package main

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"net/netip"
	"os"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/chancery-project/chancery"
	"github.com/chancery-project/chancery/internal/api"
	"github.com/chancery-project/chancery/internal/fetch"
	"github.com/chancery-project/chancery/internal/store"
	"github.com/chancery-project/chancery/internal/web"
)

// serving is how pages are served, as flags say it.
type serving struct {
	app          *app
	store        string
	listen       string
	token        string
	hosts        []string
	readOnly     bool
	allowPrivate bool
	words        string
	once         bool // for tests: end after the first request
}

func (a *app) serveCommand() *cobra.Command {
	s := &serving{app: a}
	cmd := &cobra.Command{
		Use:   "serve [STORE]",
		Short: "Show the store in a browser",
		Long: `Serve shows a store as pages: what is new, search, articles with every finding marked in its words,
events as all outlets tell them, actors, pairs over time, the ledger of promises, a map, a network,
briefs to print, and corrections by hand. It loads nothing from anywhere else.

It listens on this machine alone. To serve a network, --listen names an address, and then everybody
has to show a token: --token, or CHANCERY_TOKEN in the environment, which other users of the machine
do not see. There is no encryption; put a proxy in front that has a certificate.`,
		Example: `  chancery serve talks.db
  chancery serve --read-only --listen 127.0.0.1:9000
  CHANCERY_TOKEN=$(cat token) chancery serve talks.db --listen 0.0.0.0:8080 --host desk.example.org`,
		Args: cobra.MaximumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) > 0 {
				if s.store != "" {
					return &usageError{errors.New("serve: the store is named twice")}
				}
				s.store = args[0]
			}
			return s.run(cmd.Context())
		},
	}
	storeFlag(cmd, &s.store)
	s.flags(cmd)
	cmd.Flags().BoolVar(&s.readOnly, "read-only", false, "no corrections, no saved searches")
	return cmd
}

// flags adds the flags of serving to a command.
func (s *serving) flags(cmd *cobra.Command) {
	f := cmd.Flags()
	f.StringVar(&s.listen, "listen", "127.0.0.1:8470", "address to listen on")
	f.StringVar(&s.token, "token", "", "what everybody must show first (default: $CHANCERY_TOKEN)")
	f.StringArrayVar(&s.hosts, "host", nil, "a host name under which the pages are asked for, beside localhost and plain addresses")
	f.StringVar(&s.words, "words", "", "folder of word files to lay over the built-in ones, for texts that are pasted")
	f.BoolVar(&s.allowPrivate, "allow-private", false, "let addresses that are pasted lead into private networks and to this machine")
	f.BoolVar(&s.once, "once", false, "end after the first page is served")
}

func (s *serving) run(ctx context.Context) error {
	if err := s.check(); err != nil {
		return &usageError{err}
	}
	open := openStoreToWrite
	if s.readOnly {
		open = openStore
	}
	st, err := open(ctx, s.store)
	if err != nil {
		return err
	}
	defer st.Close()
	src := sources{app: s.app, words: s.words}
	if err := src.check(); err != nil {
		return &usageError{fmt.Errorf("serve: %w", err)}
	}
	rd, err := src.reader()
	if err != nil {
		return err
	}
	return s.serve(ctx, st, rd)
}

// check refuses to serve a network without a token.
func (s *serving) check() error {
	if s.token == "" {
		s.token = os.Getenv("CHANCERY_TOKEN")
	}
	host, _, err := net.SplitHostPort(s.listen)
	if err != nil {
		return fmt.Errorf("serve: --listen %q is no address (want 127.0.0.1:8470)", s.listen)
	}
	addr, err := netip.ParseAddr(host)
	loopback := host == "localhost" || err == nil && addr.IsLoopback()
	switch {
	case !loopback && s.token == "":
		return fmt.Errorf("serve: %s can be reached from the network: --token is needed, for example --token %s", s.listen, rand.Text())
	case s.token != "" && len(s.token) < 16:
		return errors.New("serve: --token: a token of fewer than 16 letters can be guessed")
	}
	return nil
}

// serve listens until it is interrupted.
func (s *serving) serve(ctx context.Context, st *store.Store, rd *chancery.Reader) error {
	l, err := new(net.ListenConfig).Listen(ctx, "tcp", s.listen)
	if err != nil {
		return fmt.Errorf("serve: %w", err)
	}
	hosts := []string{}
	for _, h := range s.hosts {
		hosts = append(hosts, strings.ToLower(h))
	}
	log := slog.New(slog.NewTextHandler(s.app.stderr, &slog.HandlerOptions{Level: slog.LevelWarn}))
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	var handler http.Handler = web.Handler(st, rd, web.Options{
		ReadOnly: s.readOnly, Token: s.token, Hosts: hosts, Log: log,
		API: api.Handler(st, rd, api.Options{
			Version: version(), Write: !s.readOnly,
			Failed: func(err error) { log.Error("the API failed", "error", err) },
		}),
		Fetch: &fetch.Client{AllowPrivate: s.allowPrivate, UserAgent: userAgent(), MaxBody: 8 << 20, Timeout: 20 * time.Second},
	})
	if s.once {
		pages := handler
		handler = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			pages.ServeHTTP(w, r)
			stop()
		})
	}
	srv := &http.Server{Handler: handler, ReadHeaderTimeout: 10 * time.Second, ReadTimeout: 30 * time.Second, WriteTimeout: 90 * time.Second, IdleTimeout: 2 * time.Minute,
		MaxHeaderBytes: 64 << 10, BaseContext: func(net.Listener) context.Context { return ctx }, // who follows the changes is let go at the end
		ErrorLog: slog.NewLogLogger(log.Handler(), slog.LevelWarn)}
	fmt.Fprintf(s.app.stdout, "http://%s/\n", l.Addr())
	fmt.Fprintf(s.app.stderr, "chancery: %s is shown at http://%s/ (Ctrl-C ends)\n", st.Address(), l.Addr())
	failed := make(chan error, 1)
	go func() { failed <- srv.Serve(l) }()
	select {
	case err := <-failed:
		return fmt.Errorf("serve: %w", err)
	case <-ctx.Done():
	}
	last, cancel := context.WithTimeout(context.WithoutCancel(ctx), 5*time.Second)
	defer cancel()
	return srv.Shutdown(last)
}
