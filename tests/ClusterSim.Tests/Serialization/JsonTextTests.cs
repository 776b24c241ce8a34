using ClusterSim.Api;
using ClusterSim.Serialization;

namespace ClusterSim.Tests.Serialization;

[TestFixture]
public sealed class JsonTextTests
{
    [TestCase("{", "unexpected end of JSON input")]
    [TestCase("", "unexpected end of JSON input")]
    [TestCase("x", "invalid character 'x' looking for beginning of value")]
    [TestCase("{} x", "invalid character 'x' after top-level value")]
    [TestCase("""{"a":1,}""", "invalid character '}' looking for beginning of object key string")]
    [TestCase("{a:1}", "invalid character 'a' looking for beginning of object key string")]
    [TestCase("""{"a" 1}""", "invalid character '1' after object key")]
    [TestCase("""{"a":1 "b":2}""", "invalid character '\"' after object key:value pair")]
    [TestCase("[1 2]", "invalid character '2' after array element")]
    [TestCase("[1,]", "invalid character ']' looking for beginning of value")]
    [TestCase("tru", "unexpected end of JSON input")]
    [TestCase("trux", "invalid character 'x' in literal true (expecting 'e')")]
    [TestCase("-x", "invalid character 'x' in numeric literal")]
    [TestCase("1.x", "invalid character 'x' after decimal point in numeric literal")]
    [TestCase("1ex", "invalid character 'x' in exponent of numeric literal")]
    [TestCase("01", "invalid character '1' after top-level value")]
    [TestCase("\"a\nb\"", "invalid character '\\n' in string literal")]
    [TestCase("""
        "\q"
        """, "invalid character 'q' in string escape code")]
    [TestCase("""
        "\u12g4"
        """, "invalid character 'g' in \\u hexadecimal character escape")]
    [TestCase("'a'", @"invalid character '\'' looking for beginning of value")]
    public void Says_what_is_wrong_as_Go_does(string text, string error) =>
        FluentActions.Invoking(() => JsonText.Parse(text)).Should().Throw<DecodeException>().WithMessage(error);

    [TestCase("1", "1")]
    [TestCase("-0", "0")]
    [TestCase("9223372036854775807", "9223372036854775807")]
    [TestCase("9223372036854775808", "9223372036854776000")]
    [TestCase("1.0", "1")]
    [TestCase("1.50", "1.5")]
    [TestCase("1e21", "1e+21")]
    [TestCase("1e20", "100000000000000000000")]
    [TestCase("1e-6", "0.000001")]
    [TestCase("1e-7", "1e-7")]
    [TestCase("123456789012345680000", "123456789012345680000")]
    [TestCase("-1.5e-10", "-1.5e-10")]
    public void Writes_numbers_as_Go_does(string text, string written) => JsonText.WriteText(JsonText.Parse(text)).Should().Be(written);

    [TestCase("<a & b>", """
        "\u003ca \u0026 b\u003e"
        """)]
    [TestCase("tab\tquote\"back\\slash/", """
        "tab\tquote\"back\\slash/"
        """)]
    [TestCase("\u0001\u007f\u2028ü😀", "\"\\u0001\u007f\\u2028ü😀\"")]
    public void Escapes_text_as_Go_does(string text, string written)
    {
        JsonText.WriteText(text).Should().Be(written);
        JsonText.Parse(written).Should().Be((JsonValue)text);
    }

    [Test]
    public void Replaces_half_of_a_pair() => JsonText.Parse("""
        "\ud83d\ude00 \ud83d"
        """).AsText.Should().Be("😀 \ufffd");

    [Test]
    public void Keeps_fields_in_their_order_and_the_last_of_a_name()
    {
        var value = (JsonObject)JsonText.Parse("""{"b":1,"a":{"x":1},"b":2,"a":{"y":2}}""");

        JsonText.WriteText(value).Should().Be("""{"b":2,"a":{"y":2}}""");
    }

    [Test]
    public void Refuses_what_is_nested_without_end() =>
        FluentActions.Invoking(() => JsonText.Parse(new string('[', 100_000))).Should().Throw<DecodeException>().WithMessage("exceeded max depth");

    [Test]
    public void Finds_repeated_names_in_wide_objects()
    {
        var problems = new DecodeProblems();
        var fields = string.Join(',', Enumerable.Range(0, 100).Select(i => $"\"f{i}\":{i}"));

        var value = (JsonObject)JsonText.Parse($"{{{fields},\"f50\":0}}", problems);
        problems.ReportRepeatedIn(value);

        value.Count.Should().Be(100);
        value["f50"].Should().Be((JsonValue)0L);
        problems.Messages.Should().Equal("duplicate field \"f50\"");
    }
}
