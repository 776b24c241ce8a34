using System.Globalization;

namespace ClusterSim.ApiServer.Requests;

/// <summary>The parameters of a request.</summary>
internal sealed class QueryString
{
    private readonly List<(string Name, string Value)> _parameters = [];

    private QueryString()
    {
    }

    public static QueryString Parse(string text)
    {
        var query = new QueryString();
        foreach (var part in text.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var split = part.IndexOf('=');
            query._parameters.Add(split < 0 ? (Decode(part), "") : (Decode(part[..split]), Decode(part[(split + 1)..])));
        }
        return query;
    }

    /// <summary>The first value of a parameter; null when it is absent.</summary>
    public string? Find(string name)
    {
        foreach (var parameter in _parameters)
            if (parameter.Name == name)
                return parameter.Value;
        return null;
    }

    /// <summary>All values of a parameter.</summary>
    public ValueList<string> FindAll(string name) => _parameters.Where(parameter => parameter.Name == name).Select(parameter => parameter.Value).ToValueList();

    /// <summary>A truth value: everything but <c>false</c> and <c>0</c> is true; null when it is absent.</summary>
    public bool? Flag(string name) => Find(name) switch
    {
        null => null,
        "0" => false,
        var text => !text.Equals("false", StringComparison.OrdinalIgnoreCase),
    };

    /// <summary>A whole number; null when it is absent.</summary>
    /// <exception cref="ApiException">400: it is none.</exception>
    public long? Number(string name)
    {
        if (Find(name) is not { } text)
            return null;
        return long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw ApiErrors.BadRequest($"strconv.ParseInt: parsing {Validation.GoText.Quote(text)}: invalid syntax");
    }

    private static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
