using ClusterSim.Api;
using ClusterSim.Serialization;

namespace ClusterSim.Tests.Serialization;

[TestFixture]
public sealed class YamlTextTests
{
    [TestCase("yes", "true")]
    [TestCase("Off", "false")]
    [TestCase("y", "true")]
    [TestCase("N", "false")]
    [TestCase("~", "null")]
    [TestCase("Null", "null")]
    [TestCase("0644", "420")]
    [TestCase("0o644", "420")]
    [TestCase("08", "8")]
    [TestCase("0x1F", "31")]
    [TestCase("0b101", "5")]
    [TestCase("1_000", "1000")]
    [TestCase("3.0", "3")]
    [TestCase("1e3", "1000")]
    [TestCase(".5", "0.5")]
    [TestCase("1.5", "1.5")]
    [TestCase("-7", "-7")]
    [TestCase("18446744073709551615", "18446744073709552000")]
    [TestCase("2026-01-01", "\"2026-01-01\"")]
    [TestCase("2026-01-01T00:00:00Z", "\"2026-01-01T00:00:00Z\"")]
    [TestCase("1.2.3", "\"1.2.3\"")]
    [TestCase("500m", "\"500m\"")]
    [TestCase("'yes'", "\"yes\"")]
    [TestCase("\"1\"", "\"1\"")]
    [TestCase("!!str 1", "\"1\"")]
    [TestCase("!!int \"3\"", "3")]
    [TestCase("1:30", "\"1:30\"")]
    [TestCase("nope", "\"nope\"")]
    public void Tells_what_unquoted_text_is_as_YAML_1_1_does(string yaml, string json) =>
        JsonText.WriteText(YamlText.Parse("a: " + yaml)[0]["a"]!).Should().Be(json);

    [Test]
    public void Turns_keys_into_text() =>
        JsonText.WriteText(YamlText.Parse("1: a\nyes: b\n1.5: c\nplain: d")[0]).Should().Be("""{"1":"a","true":"b","1.5":"c","plain":"d"}""");

    [Test]
    public void Reads_every_document_that_has_content()
    {
        var documents = YamlText.Parse("# only a comment\n---\na: 1\n---\n# nothing\n---\nb: 2\n...\n---\n");

        documents.Select(JsonText.WriteText).Should().Equal("""{"a":1}""", """{"b":2}""");
    }

    [Test]
    public void Passes_over_what_follows_an_end_without_a_beginning() =>
        YamlText.Parse("a: 1\n...\nb: 2\n---\nc: 3").Select(JsonText.WriteText).Should().Equal("""{"a":1}""", """{"c":3}""");

    [Test]
    public void Ends_the_last_line_of_a_block_text_as_kubectl_does() => YamlText.Parse("a: |\n  text")[0]["a"]!.AsText.Should().Be("text\n");

    [Test]
    public void Follows_anchors_and_merges()
    {
        var value = YamlText.Parse("""
            base: &base
              a: 1
              b: 2
            one:
              <<: *base
              b: 3
            two:
              <<: [*base, {c: 4}]
            """)[0];

        JsonText.WriteText(value["one"]!).Should().Be("""{"a":1,"b":3}""");
        JsonText.WriteText(value["two"]!).Should().Be("""{"a":1,"b":2,"c":4}""");
    }

    [Test]
    public void Accepts_an_escaped_apostrophe_in_double_quotes()
    {
        var value = YamlText.Parse("""
            a: "it\'s \"quoted\" and \'again\'"
            b: "don\'t"
            c: 'plain \ backslash'
            """)[0];

        value["a"]!.AsText.Should().Be("it's \"quoted\" and 'again'");
        value["b"]!.AsText.Should().Be("don't");
        value["c"]!.AsText.Should().Be(@"plain \ backslash");
    }

    [Test]
    public void Refuses_a_key_that_comes_twice()
    {
        var parse = () => YamlText.Parse("a: 1\nb:\n  c: 1\n  c: 2\n", "twice.yaml");

        parse.Should().Throw<ManifestException>().WithMessage("""twice.yaml:4:3: key "c" already set in map""");
    }

    [TestCase("a: b: c\n- x", 1, "mapping values are not allowed in this context")]
    [TestCase("a: 1\n\tb: 2", 2, "found a tab character that violates indentation")]
    [TestCase("a:\n\t- b", 2, "found character that cannot start any token")]
    [TestCase("\ta: b", 1, "found character that cannot start any token")]
    [TestCase("a: @b", 1, "found character that cannot start any token")]
    [TestCase("a: [1, 2\nb: 3\n", 1, "did not find expected ',' or ']'")]
    [TestCase("a:\n- 'open", 2, "found unexpected end of stream")]
    [TestCase("foo\nbar: baz", 2, "mapping values are not allowed in this context")]
    [TestCase("a: \"\\q\"", 1, "found unknown escape character")]
    [TestCase("a: [1, 2", 1, "did not find expected ',' or ']'")]
    [TestCase("a:\n  - b\n c: 1", 3, "did not find expected key")]
    [TestCase("a: !!int x", 1, "cannot decode !!str `x` as a !!int")]
    [TestCase("a: !!binary zz%", 1, "!!binary value contains invalid base64 data")]
    [TestCase("a: \u0001", 1, "control characters are not allowed")]
    [TestCase("a: *nowhere", 1, "unknown anchor 'nowhere' referenced")]
    public void Tells_where_a_text_stops_being_YAML(string yaml, int line, string problem)
    {
        var error = FluentActions.Invoking(() => YamlText.Parse(yaml, "f.yaml")).Should().Throw<ManifestException>().Which;

        error.Line.Should().Be(line);
        error.SourceName.Should().Be("f.yaml");
        error.Faults[0].Message.Should().Be(problem);
    }

    [Test]
    public void Tells_it_to_clients_in_the_words_of_go_yaml()
    {
        var text = "apiVersion: v1\nkind: Pod\nspec:\n  containers:\n  - command: [\"sh\", |\n      echo hi\n      ]\n";

        FluentActions.Invoking(() => YamlText.ParseBody(System.Text.Encoding.UTF8.GetBytes(text))).Should().Throw<DecodeException>()
            .WithMessage("yaml: line 5: found character that cannot start any token");
        FluentActions.Invoking(() => YamlText.ParseBody("a: b: c\n- x"u8)).Should().Throw<DecodeException>()
            .WithMessage("yaml: mapping values are not allowed in this context");
    }

    [Test]
    public void Writes_as_kubectl_prints()
    {
        var value = JsonText.Parse("""
            {"kind":"Pod","apiVersion":"v1","metadata":{"name":"p","creationTimestamp":"2026-01-01T00:00:00Z","annotations":{"a10":"x","a9":"true","b":"","n":"1","c":"# no"}},
             "spec":{"containers":[{"name":"c","args":["-c","echo hi\nexit 0\n","a: b","- x","it's","*",":x"],"ports":[]}],"v":{},"n":null,"f":0.5},"text":"line\nlast"}
            """);

        YamlText.Write(value).Should().Be("""
            apiVersion: v1
            kind: Pod
            metadata:
              annotations:
                a9: "true"
                a10: x
                b: ""
                c: '# no'
                "n": "1"
              creationTimestamp: "2026-01-01T00:00:00Z"
              name: p
            spec:
              containers:
              - args:
                - -c
                - |
                  echo hi
                  exit 0
                - 'a: b'
                - '- x'
                - it's
                - '*'
                - :x
                name: c
                ports: []
              f: 0.5
              "n": null
              v: {}
            text: |-
              line
              last

            """);
    }

    [Test]
    public void Folds_long_text_at_blanks()
    {
        var text = string.Join(' ', Enumerable.Repeat("word", 40));

        var written = YamlText.Write(new JsonObject(new KeyValuePair<string, JsonValue>("message", text)));

        written.Split('\n').Should().OnlyContain(line => line.Length <= 90);
        YamlText.Parse(written)[0]["message"]!.AsText.Should().Be(text);
    }

    [TestCase("  leading")]
    [TestCase("trailing ")]
    [TestCase("tab\there")]
    [TestCase("line\n  indented\n\nblank\n\n")]
    [TestCase("\nstarts with a break")]
    [TestCase("colon: inside # and hash")]
    [TestCase("quote \" and ' and \\")]
    [TestCase("12:30:45")]
    [TestCase("\u0001control")]
    [TestCase("ends with colon:")]
    [TestCase("😀")]
    [TestCase("a  b   c                                                                                 d    e")]
    public void Brings_any_text_back(string text)
    {
        var value = new JsonObject([new(text.Contains('\n', StringComparison.Ordinal) ? "k" : text, text), new("list", new JsonArray([text, new JsonArray([text])]))]);

        YamlText.Parse(YamlText.Write(value))[0].Should().Be(value);
    }
}
