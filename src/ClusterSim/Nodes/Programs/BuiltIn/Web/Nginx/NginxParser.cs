using System.Globalization;
using System.Text;
using ClusterSim.Nodes.Programs.BuiltIn.Shell;
using ClusterSim.Nodes.Programs.Files;

namespace ClusterSim.Nodes.Programs.BuiltIn.Web.Nginx;

/// <summary>Reads configuration files, with those they include.</summary>
/// <remarks>Source: nginx, ngx_conf_file.c.</remarks>
internal sealed class NginxParser
{
    private const int MaxDepth = 20; // Of files that include each other.

    private readonly FileSystem _files;
    private readonly string _path;
    private readonly string _text;
    private readonly int _depth;
    private int _at;
    private int _line = 1;

    private NginxParser(FileSystem files, string path, string text, int depth) => (_files, _path, _text, _depth) = (files, path, text, depth);

    /// <exception cref="NginxConfigException">The configuration is wrong.</exception>
    public static List<NginxDirective> Read(FileSystem files, string path, int depth = 0)
    {
        if (files.Find(path) is not RegularFile file)
            throw new NginxConfigException($"open() \"{path}\" failed (2: No such file or directory)");
        if (depth > MaxDepth)
            throw new NginxConfigException($"too deep include in {path}:1");
        var parser = new NginxParser(files, path, Encoding.UTF8.GetString(file.Content.Span), depth);
        return parser.ReadBlock(isFile: true);
    }

    private List<NginxDirective> ReadBlock(bool isFile)
    {
        var directives = new List<NginxDirective>();
        while (NextWord(out var isQuoted) is { } word)
        {
            if (word == "}" && !isQuoted)
                return isFile ? throw Wrong("unexpected \"}\"") : directives;
            ReadDirective(word, directives);
        }
        return isFile ? directives : throw Wrong("unexpected end of file, expecting \"}\"");
    }

    private void ReadDirective(string name, List<NginxDirective> directives)
    {
        var words = new List<string>();
        var place = $"{_path}:{_line.ToString(CultureInfo.InvariantCulture)}";
        while (true)
        {
            var word = NextWord(out var isQuoted) ?? throw Wrong("unexpected end of file, expecting \";\" or \"}\"");
            if (isQuoted || word is not (";" or "{" or "}"))
            {
                words.Add(word);
                continue;
            }
            if (word == "}")
                throw Wrong("unexpected \"}\"");
            if (word == ";" && name == "include")
                Include(words, directives, place);
            else if (word == "{" && (name is "types" or "map" or "geo" || name.EndsWith("_by_lua_block", StringComparison.Ordinal)))
                SkipBlock();
            else
                directives.Add(new(name, words, word == "{" ? ReadBlock(isFile: false) : null, place));
            return;
        }
    }

    private void SkipBlock()
    {
        for (var depth = 1; depth > 0;)
        {
            var word = NextWord(out var isQuoted) ?? throw Wrong("unexpected end of file, expecting \"}\"");
            depth += isQuoted ? 0 : word switch { "{" => 1, "}" => -1, _ => 0 };
        }
    }

    private void Include(List<string> words, List<NginxDirective> directives, string place)
    {
        if (words is not [var pattern])
            throw new NginxConfigException($"invalid number of arguments in \"include\" directive in {place}");
        var path = FileSystem.Absolute(pattern, "/etc/nginx");
        if (!path.AsSpan().ContainsAny('*', '?'))
        {
            directives.AddRange(Read(_files, path, _depth + 1));
            return;
        }
        var slash = path.LastIndexOf('/');
        if (_files.Find(slash == 0 ? "/" : path[..slash]) is not DirectoryNode directory)
            return;
        foreach (var name in directory.Entries.Keys.Where(name => !name.StartsWith('.') && GlobPattern.IsMatch(path.AsSpan(slash + 1), name)).Order(StringComparer.Ordinal).ToList())
            directives.AddRange(Read(_files, path[..(slash + 1)] + name, _depth + 1));
    }

    private string? NextWord(out bool isQuoted)
    {
        isQuoted = false;
        SkipSpace();
        if (_at >= _text.Length)
            return null;
        var first = _text[_at];
        if (first is ';' or '{' or '}')
        {
            _at++;
            return first.ToString();
        }
        if (first is '"' or '\'')
        {
            isQuoted = true;
            return ReadQuoted(first);
        }
        var word = new StringBuilder();
        while (_at < _text.Length && !char.IsWhiteSpace(_text[_at]) && _text[_at] is not (';' or '{'))
        {
            if (_text[_at] == '$' && _at + 1 < _text.Length && _text[_at + 1] == '{')
                word.Append(_text[_at++]); // A variable in braces.
            else if (_text[_at] == '\\' && _at + 1 < _text.Length)
                word.Append(_text[_at++]);
            word.Append(_text[_at++]);
        }
        return word.ToString();
    }

    private string ReadQuoted(char quote)
    {
        var word = new StringBuilder();
        for (_at++; _at < _text.Length && _text[_at] != quote; _at++)
        {
            if (_text[_at] == '\n')
                _line++;
            if (_text[_at] == '\\' && _at + 1 < _text.Length && _text[_at + 1] is var next && (next == quote || next is '\\' or 'n' or 't' or 'r'))
            {
                word.Append(next switch { 'n' => '\n', 't' => '\t', 'r' => '\r', _ => next });
                _at++;
            }
            else
            {
                word.Append(_text[_at]);
            }
        }
        if (_at >= _text.Length)
            throw Wrong("unexpected end of file, expecting \";\" or \"}\"");
        _at++;
        return word.ToString();
    }

    private void SkipSpace()
    {
        for (; _at < _text.Length; _at++)
        {
            if (_text[_at] == '#')
                _at = _text.IndexOf('\n', _at) is >= 0 and var end ? end : _text.Length;
            if (_at >= _text.Length || !char.IsWhiteSpace(_text[_at]))
                return;
            if (_text[_at] == '\n')
                _line++;
        }
    }

    private NginxConfigException Wrong(string problem) => new($"{problem} in {_path}:{_line.ToString(CultureInfo.InvariantCulture)}");
}
