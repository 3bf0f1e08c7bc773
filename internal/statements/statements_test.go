package statements

import (
	"strings"
	"testing"

	"github.com/chancery-project/chancery/internal/actors"
	"github.com/chancery-project/chancery/internal/text"
)

// write puts a statement as a reader would: who | cue | kind | content.
func write(s *Statement, t string) string {
	return strings.Join([]string{s.Speaker.Span.In(t), s.Cue.In(t), s.Kind.String(), contents(s, t)}, " | ")
}

// TestConstructions shows each construction of reported speech once. Want lists every
// statement in order; none means that there is none.
func TestConstructions(t *testing.T) {
	b := newBench(t)
	for _, c := range []struct{ name, text, want string }{
		{"said that", `The minister said that the border would stay open.`, `The minister | said | indirect | that the border would stay open`},
		{"without that", `The minister said the border would stay open.`, `The minister | said | indirect | the border would stay open`},
		{"speaker last", `"We are open to talks," said Maria Silva.`, `Maria Silva | said | direct | We are open to talks`},
		{"speaker before", `"We are open to talks," Silva said on Monday.`, `Silva | said | direct | We are open to talks`},
		{"quotation after", `Silva said: "We are open to talks."`, `Silva | said | direct | We are open to talks`},
		{"speaker described", `"We are open," said Maria Silva, who leads the union.`, `Maria Silva, who leads the union | said | direct | We are open`},
		{"speaker among others", `Unions, including the League of Ports, have urged Lima to open the road.`, `Unions, including the League of Ports | have urged | indirect | Lima to open the road`},
		{"speaker described before the verb", `Ana Silva, one of the mayor's aides, said the road was closed.`, `Ana Silva, one of the mayor's aides | said | indirect | the road was closed`},
		{"day after the speaker", `Silva on Monday called on Lima to open the road.`, `Silva | called on | indirect | Lima to open the road`},
		{"shown speaking", `The film uses footage of Maria Silva asking, "Why are we here?"`, `Maria Silva | asking | direct | Why are we here?`},
		{"shown", `The ad uses footage of Hilda Silva asking, "Why are we not ahead?"`, `Hilda Silva | asking | direct | Why are we not ahead?`},
		{"as a memo put it", `"The road is unsafe," as a Treasury memo put it.`, `a Treasury memo | put it | direct | The road is unsafe`},
		{"split", `"We are open," Silva said, "but not to blackmail."`, `Silva | said | direct | We are open … but not to blackmail`},
		{"goes on", `"We are open to talks," Silva said. "We are not open to blackmail."`, `Silva | said | direct | We are open to talks … We are not open to blackmail`},
		{"over paragraphs", "Silva said: \"We are open to talks.\n\nWe will wait.\" Costa said: \"We will not.\n\nNor will Lima.\"", `Silva | said | direct | We are open to talks … We will wait; Costa | said | direct | We will not … Nor will Lima`},
		{"two sentences", `"We are open to talks. We will wait," Silva said.`, `Silva | said | direct | We are open to talks. We will wait`},
		{"question", `"Why should we wait?" Silva asked.`, `Silva | asked | direct | Why should we wait?`},
		{"mixed", `Silva said the plan was "a bad joke" and would fail.`, `Silva | said | mixed | the plan was "a bad joke" and would fail`},
		{"clause last", `The road is closed, police said.`, `police | said | indirect | The road is closed`},
		{"clause with as", `As Silva told reporters, the road is closed.`, `Silva | told | indirect | the road is closed`},
		{"clause inside", `The road, police said, is closed.`, `police | said | indirect | The road … is closed`},
		{"clause behind the subject", `The latest test, Lima said, was its biggest yet.`, `Lima | said | indirect | The latest test … was its biggest yet`},
		{"and behind the clause", `The road is closed, police said, and will stay closed.`, `police | said | indirect | The road is closed … and will stay closed`},
		{"according to", `According to the police, the road is closed.`, `the police | According to | indirect | the road is closed`},
		{"addressee", `Silva told reporters in Lima that the road was closed.`, `Silva | told | indirect | that the road was closed`},
		{"question clause", `Silva asked whether the road was closed.`, `Silva | asked | indirect | whether the road was closed`},
		{"promise", `Silva promised to open the road.`, `Silva | promised | indirect | to open the road`},
		{"demand", `Silva urged Lima to open the road.`, `Silva | urged | indirect | Lima to open the road`},
		{"joined", `Silva accused Lima of delay and urged Quito to wait.`, `Silva | accused | indirect | Lima of delay; Silva | urged | indirect | Quito to wait`},
		{"joined in a clause", `Silva said the road was closed and blamed the army.`, `Silva | said | indirect | the road was closed; Silva | blamed | indirect | the army`},
		{"joined by a noun", `Silva said that the road was closed, and issued a warning that trains would stop.`, `Silva | said | indirect | that the road was closed; Silva | issued a warning | indirect | that trains would stop`},
		{"hope", `Silva said the road was closed, hoping that trains would run.`, `Silva | said | indirect | the road was closed; Silva | hoping | indirect | that trains would run`},
		{"letter within", `Silva said all he had got was a letter saying, "We agree."`, `Silva | said | mixed | all he had got was a letter saying, "We agree; a letter | saying | direct | We agree`},
		{"comment behind a quotation", `The letter reads "we may open the road in May", but no plans to do so exist.`, `The letter | reads | direct | we may open the road in May`},
		{"subject taken for an object", `The army believed the new road along the river helped the rebels.`, `The army | believed | indirect | the new road along the river helped the rebels`},
		{"headline", `Police: Two men to face trial`, `Police | : | indirect | Two men to face trial`},
		{"participle", `Silva said the road was closed, adding that trains still ran.`, `Silva | said | indirect | the road was closed; Silva | adding | indirect | that trains still ran`},
		{"verb first", `Said Silva: "I do not get the sense that they care."`, `Silva | Said | direct | I do not get the sense that they care`},
		{"says more", `Silva said the road was safe, though she noted that it was narrow.`, `Silva | said | indirect | the road was safe; she | noted | indirect | that it was narrow`},
		{"said besides", `Silva said the road was closed, with Costa adding that trains still ran.`, `Silva | said | indirect | the road was closed; Costa | adding | indirect | that trains still ran`},
		{"according to in a clause", `Silva said that according to Costa the road was closed.`, `Silva | said | indirect | that according to Costa the road was closed; Costa | according to | indirect | the road was closed`},
		{"gerund", `Silva replied by saying that the road was closed.`, `Silva | saying | indirect | that the road was closed`},
		{"noun", `Silva rejected the claim that the road was closed.`, `Silva | rejected | indirect | the claim that the road was closed;  | claim | indirect | that the road was closed`},
		{"noun with light verb", `The court issued a warning that the gate would close.`, `The court | issued a warning | indirect | that the gate would close`},
		{"adjective", `Silva is confident that the road will open.`, `Silva | is confident | indirect | that the road will open`},
		{"passive", `The plan was denounced by Silva.`, `Silva | was denounced | indirect | The plan`},
		{"nested", `Silva said the army had claimed that the town was safe.`, `Silva | said | indirect | the army had claimed that the town was safe; the army | had claimed | indirect | that the town was safe`},
		{"own report", `"I told the mayor that the town was safe," Silva said.`, `Silva | said | direct | I told the mayor that the town was safe; I | told | direct | the town was safe`},
		{"own words once", `"I believe that the town is safe," Silva said.`, `Silva | said | direct | I believe that the town is safe`},
		{"comment of the outlet", `Silva called it "a survival matter" – a phrase that alarmed Lima.`, `Silva | called | mixed | it "a survival matter`},
		{"list", "The two sides agreed:\n1. to open the border;\n2. to resume flights.", `The two sides | agreed | indirect | to open the border … to resume flights`},
		{"negated", `Silva did not say that the road was closed.`, ``},
		{"nobody", `Nobody said that the road was closed.`, ``},
		{"imagined", `If Silva says that the road is closed, we turn back.`, ``},
		{"refused to comment", `Silva declined to comment.`, ``},
		{"made no comment", `Silva made no comment about the road.`, ``},
		{"scare quotes", `The "road" to Lima was closed on Monday.`, ``},
		{"nickname", `Pedro "the Wall" Silva scored twice.`, ``},
		{"title", `She starred in "The Last Train" and moved to Lima.`, ``},
	} {
		var got []string
		for _, s := range b.find(c.text) {
			got = append(got, write(&s, c.text))
		}
		if g := strings.Join(got, "; "); g != c.want {
			t.Errorf("%s: %q\n got %s\nwant %s", c.name, c.text, g, c.want)
		}
	}
}

// TestBroken reads quotation marks that do not pair: nothing may fail.
func TestBroken(t *testing.T) {
	b := newBench(t)
	for _, s := range []string{
		`"We will wait`, `We will wait," he said.`, `“We will wait," he said. ''Or not.”`, `"""`, `'`, `He said: "`, `“”`, `said said said`,
		"\"One paragraph.\n\"And the next,\" she said.", `According to`, `according to the`, `: "`, `A: `, `“ ”, he said.`,
	} {
		check(t, b, s)
	}
}

// check runs the finder on s and tests what must hold of every result.
func check(t *testing.T, b *bench, s string) {
	t.Helper()
	d := text.Segment(s)
	tree := b.p.Parse(d, nil)
	cast := &actors.Cast{ByWord: make([][]int32, len(d.Words))}
	list := b.f.Find(d, tree, cast, nil)
	whole := text.Span{Start: 0, End: len(s)}
	for i, x := range list {
		if len(x.Content) == 0 {
			t.Errorf("%q: statement %d has no content", s, i)
		}
		for k, c := range x.Content {
			if c.Empty() || !whole.Contains(c) {
				t.Errorf("%q: statement %d: content %v", s, i, c)
			}
			if k > 0 && c.Overlaps(x.Content[k-1]) {
				t.Errorf("%q: statement %d: contents %v overlap", s, i, x.Content)
			}
		}
		if !whole.Contains(x.Cue) || !whole.Contains(x.Speaker.Span) {
			t.Errorf("%q: statement %d: cue %v, speaker %v", s, i, x.Cue, x.Speaker.Span)
		}
		if x.Within >= len(list) || x.Within == i {
			t.Errorf("%q: statement %d within %d", s, i, x.Within)
		}
		for n, w := 0, x.Within; w >= 0; w = list[w].Within {
			if n++; n > len(list) {
				t.Fatalf("%q: statement %d: a circle of statements", s, i)
			}
		}
	}
}

func FuzzFind(f *testing.F) {
	b := newBench(f)
	for _, s := range []string{
		`"We agree," she said. "We always did."`, `According to Lima, the road is closed.`, "The sides agreed:\n1. to meet;\n2. to talk.",
		`“We will go,” said Mr. Lee — “or not.`, `He said he'd said "no", adding: 'Never.'`,
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) { check(t, b, strings.ToValidUTF8(s, "�")) })
}

// article is some 200 words of a report, to time the finder on.
var article = strings.Repeat(`Foreign Minister Maria Silva said on Monday that the border would stay open, adding that talks with Lima were "close to a result".
"We are open to talks. We will not wait for ever," she told reporters in Quito. "The people expect an answer."
Lima accused the minister of delay and urged the Organization of American States to send observers, according to two officials.
A spokesman for the army denied that troops had crossed the river. He called the report "an invention".
`, 2)

func BenchmarkFind(b *testing.B) {
	x := newBench(b)
	d := text.Segment(article)
	tree := x.p.Parse(d, nil)
	b.SetBytes(int64(len(article)))
	for b.Loop() {
		x.f.Find(d, tree, nil, nil)
	}
}
