using System.Globalization;
using System.Text;

namespace ClusterSim.Nodes.Programs.Files;

/// <summary>The users and groups that a container knows: what is in its <c>/etc/passwd</c> and <c>/etc/group</c>.</summary>
internal static class Accounts
{
    private const string Users = "/etc/passwd";
    private const string Groups = "/etc/group";

    public static string NameOfUser(FileSystem files, long id) => NameOf(files, Users, id);

    public static string NameOfGroup(FileSystem files, long id) => NameOf(files, Groups, id);

    /// <summary>The id of a user given by name or number; null when there is none of that name.</summary>
    public static int? FindUser(FileSystem files, string name) => IdOf(files, Users, name);

    /// <summary>The id of a group given by name or number; null when there is none of that name.</summary>
    public static int? FindGroup(FileSystem files, string name) => IdOf(files, Groups, name);

    /// <summary>The primary group of a user; null when the container does not know the user.</summary>
    public static int? PrimaryGroupOf(FileSystem files, int user)
    {
        foreach (var fields in Lines(files, Users))
        {
            if (fields.Length > 3 && Number(fields[2]) == user)
                return Number(fields[3]);
        }
        return null;
    }

    /// <summary>The groups that name a user as their member.</summary>
    public static IEnumerable<int> GroupsOf(FileSystem files, int user)
    {
        var name = NameOfUser(files, user);
        foreach (var fields in Lines(files, Groups))
        {
            if (fields.Length > 3 && fields[3].Split(',').Contains(name) && Number(fields[2]) is { } group)
                yield return group;
        }
    }

    /// <summary>The home directory of a user, as runtimes set HOME.</summary>
    public static string HomeOf(FileSystem files, int user)
    {
        foreach (var fields in Lines(files, Users))
        {
            if (fields.Length > 5 && Number(fields[2]) == user)
                return fields[5];
        }
        return "/";
    }

    private static string NameOf(FileSystem files, string path, long id)
    {
        foreach (var fields in Lines(files, path))
        {
            if (fields.Length > 2 && Number(fields[2]) == id)
                return fields[0];
        }
        return id.ToString(CultureInfo.InvariantCulture);
    }

    private static int? IdOf(FileSystem files, string path, string name)
    {
        foreach (var fields in Lines(files, path))
        {
            if (fields.Length > 2 && fields[0] == name)
                return Number(fields[2]);
        }
        return Number(name);
    }

    private static IEnumerable<string[]> Lines(FileSystem files, string path) =>
        files.Find(path) is RegularFile file ? Encoding.UTF8.GetString(file.Content.Span).Split('\n').Select(static line => line.Split(':')) : [];

    private static int? Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
