namespace ClusterSim.ApiServer.Strategies;

/// <summary>What an image's name says about how it should be pulled.</summary>
/// <remarks>Source: pkg/util/parsers/parsers.go, ParseImageName (v1.36).</remarks>
internal static class ImageReference
{
    /// <summary><c>Always</c> for the tag <c>latest</c>, which is meant when there is neither tag nor digest; otherwise <c>IfNotPresent</c>.</summary>
    public static string DefaultPullPolicy(string? image) => Tag(image ?? "") == "latest" ? "Always" : "IfNotPresent";

    private static string? Tag(string image)
    {
        if (!IsReference(image))
            return null;
        var digest = image.IndexOf('@');
        var name = digest < 0 ? image : image[..digest];
        var colon = name.LastIndexOf(':');
        return colon > name.LastIndexOf('/') ? name[(colon + 1)..] : digest < 0 ? "latest" : null;
    }

    // What is no reference has no tag; which names are none matters only as far as people write them by mistake.
    private static bool IsReference(string image)
    {
        var path = image.Split('@', 2)[0];
        var slash = path.IndexOf('/');
        var repository = slash >= 0 && IsHost(path[..slash]) ? path[(slash + 1)..] : path;
        return repository.Length > 0 && repository.Split('/').All(IsComponent);
    }

    private static bool IsHost(string text) => text.Contains('.') || text.Contains(':') || text == "localhost" || text.Any(char.IsAsciiLetterUpper);

    private static bool IsComponent(string text)
    {
        var name = text.Split(':', 2)[0];
        return name.Length > 0 && char.IsAsciiLetterOrDigit(name[0]) && char.IsAsciiLetterOrDigit(name[^1])
            && name.All(character => character is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '.' or '_' or '-')
            && text.Skip(name.Length + 1).All(character => char.IsAsciiLetterOrDigit(character) || character is '.' or '_' or '-');
    }
}
