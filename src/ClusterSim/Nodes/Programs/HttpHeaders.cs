namespace ClusterSim.Nodes.Programs;

/// <summary>Header fields have names in which case does not matter; here it is lower.</summary>
internal static class HttpHeaders
{
    public static ValueMap<string> Normalize(ValueMap<string> headers) =>
        headers.Keys.All(name => !name.Any(char.IsAsciiLetterUpper))
            ? headers
            : headers.Select(header => KeyValuePair.Create(header.Key.ToLowerInvariant(), header.Value)).ToValueMap();
}
