using System.Text;

namespace ClusterSim.Nodes.Programs.BuiltIn.Shell;

/// <summary>Collects what a word expands to: one text or several, and for each the pattern of file names it is.</summary>
/// <param name="separators">What splits the results of expansions, as in the variable IFS; null: nothing does.</param>
internal sealed class FieldBuilder(string? separators)
{
    private readonly List<(string Text, string Pattern)> _done = [];
    private readonly StringBuilder _text = new();
    private readonly StringBuilder _pattern = new();
    private bool _isOpen;

    public string Joined => string.Join(' ', Finish().Select(done => done.Text));

    public string JoinedPattern => string.Join(' ', Finish().Select(done => done.Pattern));

    public IReadOnlyList<(string Text, string Pattern)> Finish()
    {
        Close();
        return _done;
    }

    public void AddQuoted(string text)
    {
        _text.Append(text);
        _pattern.Append(GlobPattern.Escape(text));
        _isOpen = true;
    }

    public void AddPlain(string text)
    {
        if (text.Length == 0)
            return;
        _text.Append(text);
        _pattern.Append(text);
        _isOpen = true;
    }

    /// <summary>What an expansion has brought.</summary>
    public void Add(string text, bool isQuoted)
    {
        if (isQuoted)
            AddQuoted(text);
        else if (separators is null)
            AddPlain(text);
        else
            AddSplit(text, separators);
    }

    /// <summary>Each a field of its own, but for what touches its neighbours.</summary>
    public void AddSeparately(IReadOnlyList<string> texts)
    {
        for (var i = 0; i < texts.Count; i++)
        {
            if (i > 0)
            {
                if (separators is null)
                    AddPlain(" ");
                else
                    Close();
            }
            AddQuoted(texts[i]);
        }
    }

    private void AddSplit(string text, string separators)
    {
        var start = 0;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && !separators.Contains(text[i]))
                continue;
            AddPlain(text[start..i]);
            if (i < text.Length)
            {
                if (!char.IsWhiteSpace(text[i]))
                    _isOpen = true; // Such a separator makes empty fields, too.
                Close();
            }
            start = i + 1;
        }
    }

    private void Close()
    {
        if (!_isOpen)
            return;
        _done.Add((_text.ToString(), _pattern.ToString()));
        _text.Clear();
        _pattern.Clear();
        _isOpen = false;
    }
}
