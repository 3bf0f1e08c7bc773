package text

import (
	"fmt"
	"strings"
	"testing"
)

// quotations writes the quotations of d: depth, what stands inside, and c for one that continues, o for one with no
// closing mark.
func quotations(d *Doc) string {
	var list []string
	for _, q := range d.Quotes {
		flag := ""
		if q.Continues {
			flag += "c"
		}
		if q.Open {
			flag += "o"
		}
		list = append(list, fmt.Sprintf("%d%s %s", q.Depth, flag, q.Inner.In(d.Text)))
	}
	return strings.Join(list, " | ")
}

func TestQuotes(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"straight", `"We will go," she said. "Soon."`, `0 We will go, | 0 Soon.`},
		{"closed and opened", "\"We will go.\n\nSoon.\" She said: \"Wait.\n\nOr not.\"", `0o We will go. | 0c Soon. | 0o Wait. | 0c Or not.`},
		{"curly", `“We will go,” she said. “Soon.”`, `0 We will go, | 0 Soon.`},
		{"single", `'We will go,' she said.`, `0 We will go,`},
		{"curly single", `‘We will go,’ she said.`, `0 We will go,`},
		{"guillemets", `«We will go», she said.`, `0 We will go`},
		{"guillemets turned", `»We will go«, she said.`, `0 We will go`},
		{"guillemets with spaces", "« We will go », she said.", "0  We will go "},
		{"single guillemets", `‹We will go›, she said.`, `0 We will go`},
		{"low", `„We will go“, she said.`, `0 We will go`},
		{"low and high", `„We will go”, she said.`, `0 We will go`},
		{"typewriter", "``We will go,'' she said.", `0 We will go,`},
		{"two singles", "''We will go,'' she said.", `0 We will go,`},
		{"two curly singles", "‘‘We will go,’’ she said.", `0 We will go,`},
		{"curly and straight", `“We will go," she said.`, `0 We will go,`},
		{"one word", `The "plan" failed.`, `0 plan`},
		{"in brackets", `The plan ("a farce") failed.`, `0 a farce`},
		{"after a dash", `The plan—"a farce"—failed.`, `0 a farce`},
		{"stop outside", `He called it "a farce".`, `0 a farce`},
		{"ellipsis first", `"... and so we left," she said.`, `0 ... and so we left,`},
		{"ellipsis last", `"And so we …" she said.`, `0 And so we …`},
		{"nested single", `"He told me 'never' twice," she said.`, `0 He told me 'never' twice, | 1 never`},
		{"nested curly", `“He told me ‘never’ twice,” she said.`, `0 He told me ‘never’ twice, | 1 never`},
		{"nested at the start", `"'Never,' he told me," she said.`, `0 'Never,' he told me, | 1 Never,`},
		{"nested at the end", `"He told me 'never.'" She left.`, `0 He told me 'never.' | 1 never.`},
		{"nested at the end, curly", `“He told me ‘never.’” She left.`, `0 He told me ‘never.’ | 1 never.`},
		{"British", `‘He told me “never” twice,’ she said.`, `0 He told me “never” twice, | 1 never`},
		{"nested double", `“He called it “a farce” twice,” she said.`, `0 He called it “a farce” twice, | 1 a farce`},
		{"double in guillemets", `«He called it “a farce” twice», she said.`, `0 He called it “a farce” twice | 1 a farce`},
		{"contractions", `"We don't know; it's Korea's plan," she said.`, `0 We don't know; it's Korea's plan,`},
		{"contractions in single", `'We don't know; it's Korea's plan,' she said.`, `0 We don't know; it's Korea's plan,`},
		{"genitive plural", `The ministers' plan and the generals' plan failed.`, ``},
		{"genitive in single", `'The ministers' plan failed,' she said.`, `0 The ministers' plan failed,`},
		{"genitive in curly single", `‘The ministers’ plan failed,’ she said.`, `0 The ministers’ plan failed,`},
		{"genitive in double", `"The ministers' plan failed," she said.`, `0 The ministers' plan failed,`},
		{"elision", `Let 'em go in the '90s, 'tis late.`, ``},
		{"curly elision", `Let ’em go in the ’90s.`, ``},
		{"glottal", `The Sana'a talks and the Qur'an.`, ``},
		{"inches", `The 6" gun and the 5'10" man.`, ``},
		{"inches in a quotation: not understood", `"A 6" gun," she said.`, `0 A 6`},
		{"an apostrophe that opens nothing", `The 'Akkab clan left.`, ``},
		{"never closed", `He said: “We will go. She left.`, `0o We will go. She left.`},
		{"never closed, straight", `He said: "We will go. She left.`, `0o We will go. She left.`},
		{"never closed before another", `“We will go, he said. “Soon.” She left.`, `0o We will go, he said. | 0 Soon.`},
		{"never opened", `We will go,” she said. Then she left.`, ``},
		{"never opened, straight", `We will go," she said. Then she left.`, ``},
		{"unclosed inside closed", `“He said ‘never,” she said.`, `0 He said ‘never,`},
		{"wrong side", `"We will go, "she said. "Soon."`, `0 We will go,  | 0 Soon.`},
		{"spaced", `" We will go , " she said .`, `0  We will go , `},
		{"turned curly", `”We will go,“ she said.`, `0 We will go,`},
		{"only one shape", `”We will go,” she said.`, `0 We will go,`},
		{"over paragraphs", "“We will go.\n\n“We will stay.\n\n“We rest.”\n\nShe left.", `0o We will go. | 0co We will stay. | 0c We rest.`},
		{"over paragraphs, straight", "\"We will go.\n\n\"We will stay,\" he said.", `0o We will go. | 0c We will stay,`},
		{"over paragraphs, single", "‘We will go.\n\n‘We will stay,’ he said.", `0o We will go. | 0c We will stay,`},
		{"over paragraphs, begun inside", "She said: “We will go.\n\n“We will stay.”", `0o We will go. | 0c We will stay.`},
		{"over paragraphs, closed only", "She said: “We will go.\n\nWe will stay.” Then she left.", `0o We will go. | 0c We will stay.`},
		{"an open one ends with its paragraph", "“We will go.\n\nShe left.\n\n“No.”", `0o We will go. | 0 No.`},
		{"a closed one does not continue", "“We will go.”\n\n“We will stay.”", `0 We will go. | 0 We will stay.`},
		{"split", `“We will go,” she said, “and we will stay.”`, `0 We will go, | 0 and we will stay.`},
		{"empty", `She said “”.`, `0 `},
		{"two paragraphs, straight odd", "\"We will go.\n\nShe said \"no\" and \"never\".", `0o We will go. | 0 no | 0 never`},
		{"question", `"Will you go?" "No."`, `0 Will you go? | 0 No.`},
		{"slash", `the "old"/"new" plan`, `0 old | 0 new`},
		{"hyphen", `the so-called "no-fly"-zone`, `0 no-fly`},
		{"dash inside", `"We will—" she began.`, `0 We will—`},
		{"no-break space", "She said:\u00a0“We will go.”\u00a0Then left.", `0 We will go.`},
	} {
		d := Segment(c.text)
		check(t, d)
		if got := quotations(d); got != c.want {
			t.Errorf("%s: %s\n got %s\nwant %s", c.name, c.text, got, c.want)
		}
	}
}
