namespace ClusterSim.Cel.Libraries;

/// <summary>URLs and their parts.</summary>
/// <remarks>Source: apiserver/pkg/cel/library/urls.go (v1.36).</remarks>
internal static class Urls
{
    public static void Add(Func<string, CelFunction> function)
    {
        function("url").Global("string_to_url", [CelType.String], StandardTypes.Url, given => Parse(((CelString)given[0]).Value));
        function("isURL").Global("is_url_string", [CelType.String], CelType.Bool, given => CelBool.Of(GoUrl.Parse(((CelString)given[0]).Value, isRequest: true, out _) is not null));
        AddPart(function("getScheme"), "url_get_scheme", url => url.Scheme);
        AddPart(function("getHost"), "url_get_host", url => url.Host);
        AddPart(function("getHostname"), "url_get_hostname", url => url.Hostname);
        AddPart(function("getPort"), "url_get_port", url => url.Port);
        AddPart(function("getEscapedPath"), "url_get_escaped_path", url => url.EscapedPath);
        function("getQuery").Member("url_get_query", [StandardTypes.Url], CelType.Map(CelType.String, CelType.List(CelType.String)), given => Query(Of(given[0])));
    }

    private static void AddPart(CelFunction function, string id, Func<GoUrl, string> part) => function.Member(id, [StandardTypes.Url], CelType.String, given => new CelString(part(Of(given[0]))));

    private static CelValue Parse(string text)
    {
        var url = GoUrl.Parse(text, isRequest: true, out var problem) is null ? null : GoUrl.Parse(text, isRequest: false, out problem);
        return url is null ? new CelError($"URL parse error during conversion from string: {problem}") : new CelOpaque<GoUrl>(StandardTypes.Url, url, text);
    }

    private static CelEntries Query(GoUrl url)
    {
        var query = new CelEntries();
        foreach (var values in url.Query().GroupBy(pair => pair.Key, pair => pair.Value))
            query.TryAdd(new CelString(values.Key), CelList.OfTexts(values));
        return query;
    }

    private static GoUrl Of(CelValue value) => ((CelOpaque<GoUrl>)value).Value;
}
