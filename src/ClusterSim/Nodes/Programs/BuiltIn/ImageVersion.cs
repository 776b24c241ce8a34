namespace ClusterSim.Nodes.Programs.BuiltIn;

/// <summary>Which version of a program an image has.</summary>
internal static class ImageVersion
{
    /// <summary>As its tag says, as in <c>nginx:1.14.2-alpine</c>; when it says none that is complete, <paramref name="latest"/>.</summary>
    public static string Of(string? image, string latest)
    {
        var tag = ImageReference.Parse(image ?? "x").Tag.Split('-')[0];
        return tag.Split('.') is [var major, var minor, var patch] && new[] { major, minor, patch }.All(part => part.Length > 0 && part.All(char.IsAsciiDigit)) ? tag : latest;
    }
}
