using ClusterSim.Api;
using ClusterSim.Api.Meta;
using ClusterSim.ApiServer.Selectors;

namespace ClusterSim.Tests.ApiServer.Selectors;

public sealed class LabelQueryTests
{
    [TestCase("", "a=1", ExpectedResult = true)]
    [TestCase("a", "a=1", ExpectedResult = true)]
    [TestCase("a", "b=1", ExpectedResult = false)]
    [TestCase("!a", "b=1", ExpectedResult = true)]
    [TestCase("!a", "a=1", ExpectedResult = false)]
    [TestCase("a=1", "a=1", ExpectedResult = true)]
    [TestCase("a==1", "a=2", ExpectedResult = false)]
    [TestCase("a=", "a=", ExpectedResult = true)]
    [TestCase("a!=1", "a=2", ExpectedResult = true)]
    [TestCase("a!=1", "b=2", ExpectedResult = true)]
    [TestCase("a!=1", "a=1", ExpectedResult = false)]
    [TestCase("a in (1,2)", "a=2", ExpectedResult = true)]
    [TestCase("a in (1,2)", "b=2", ExpectedResult = false)]
    [TestCase("a in (1,)", "a=", ExpectedResult = true)]
    [TestCase("a in ()", "a=", ExpectedResult = true)]
    [TestCase("a notin (1,2)", "a=3", ExpectedResult = true)]
    [TestCase("a notin (1,2)", "b=3", ExpectedResult = true)]
    [TestCase("a notin (1,2)", "a=1", ExpectedResult = false)]
    [TestCase("a>4", "a=5", ExpectedResult = true)]
    [TestCase("a>4", "a=4", ExpectedResult = false)]
    [TestCase("a<4", "a=-1", ExpectedResult = true)]
    [TestCase("a<4", "a=x", ExpectedResult = false)]
    [TestCase("a<4", "b=1", ExpectedResult = false)]
    [TestCase("in in (in,notin), notin", "in=notin,notin=x", ExpectedResult = true)]
    [TestCase(" a = 1 , b in ( 2 , 3 ) ", "a=1,b=3", ExpectedResult = true)]
    [TestCase("a=1,b=2", "a=1,b=3", ExpectedResult = false)]
    public bool Matches_labels_as_kubernetes_does(string query, string labels) =>
        LabelQuery.Parse(query).Matches(labels.Split(',').Select(label => label.Split('=')).Select(pair => KeyValuePair.Create(pair[0], pair[1])).ToValueMap());

    [TestCase("env=a=b", "found '=', expected: ',' or 'end of string'")]
    [TestCase("env in prod", "unable to parse requirement: found 'prod' expected: '('")]
    [TestCase("env,", "found '', expected: identifier after ','")]
    [TestCase("env=prod,", "found '', expected: identifier after ','")]
    [TestCase(",", "found ',', expected: !, identifier, or 'end of string'")]
    [TestCase("==", "found '==', expected: !, identifier, or 'end of string'")]
    [TestCase("env in (prod", "unable to parse requirement: found '', expected: ',' or ')'")]
    [TestCase("env in (=)", "unable to parse requirement: found '=', expected: ',', ')' or identifier")]
    [TestCase("env in (a,=)", "unable to parse requirement: found '=', expected: ',', or identifier")]
    [TestCase("env gt 4", "unable to parse requirement: found 'gt', expected: in, notin, =, ==, !=, gt, lt")]
    [TestCase("n>x", "unable to parse requirement: values[0]: Invalid value: \"x\": for 'Gt', 'Lt' operators, the value must be an integer")]
    [TestCase("!env=a", "found '=', expected: ',' or 'end of string'")]
    [TestCase("a=!b", "unable to parse requirement: found '!', expected: identifier")]
    [TestCase("x/y/z=1", "unable to parse requirement: <nil>: Invalid value: \"x/y/z\": a valid label key must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]') with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')")]
    [TestCase("a=-", "unable to parse requirement: values[0][a]: Invalid value: \"-\": a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345', regex used for validation is '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')")]
    public void Says_what_is_wrong_as_kubernetes_does(string query, string message)
    {
        var parse = () => LabelQuery.Parse(query);

        parse.Should().Throw<SelectorException>().Which.Message.Should().Be(message);
    }

    [TestCase("b in (2,1),a==1,!c,d,e!=f,g>1", "a==1,b in (1,2),!c,d,e!=f,g>1")]
    [TestCase("a notin (x)", "a notin (x)")]
    public void Prints_itself_sorted(string query, string printed) => LabelQuery.Parse(query).ToString().Should().Be(printed);

    [Test]
    public void Reads_the_selectors_of_objects()
    {
        var selector = new LabelSelector
        {
            MatchLabels = [new("app", "web")],
            MatchExpressions = [new() { Key = "tier", Operator = "NotIn", Values = ["b", "a"] }, new() { Key = "old", Operator = "DoesNotExist" }],
        };

        LabelQuery.From(selector).ToString().Should().Be("app=web,!old,tier notin (a,b)");
    }
}
