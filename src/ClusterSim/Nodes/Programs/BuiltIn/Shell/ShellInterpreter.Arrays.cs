using System.Globalization;

namespace ClusterSim.Nodes.Programs.BuiltIn.Shell;

/// <content>Arrays. An element of one goes by a name such as <c>name[index]</c>.</content>
internal sealed partial class ShellInterpreter
{
    private static bool IsElement(string name) => name.EndsWith(']') && name.Contains('[', StringComparison.Ordinal);

    private static (string Name, string Index) SplitElement(string name)
    {
        var open = name.IndexOf('[', StringComparison.Ordinal);
        return (name[..open], name[(open + 1)..^1]);
    }

    private string? ElementOf(string element)
    {
        var (name, index) = SplitElement(element);
        if (index is "@" or "*")
            return ValuesOf(name) is [_, ..] all ? string.Join(' ', all) : null;
        if (!_variables.TryGetValue(name, out var variable))
            return null;
        return variable.Array is { } array ? array.Items.GetValueOrDefault(IndexIn(array, index)) : Number(index) is 0 or -1 ? variable.Value : null;
    }

    private void SetElement(string element, string value)
    {
        var (name, index) = SplitElement(element);
        var array = _variables.TryGetValue(name, out var variable) ? variable.Array ?? ShellArray.Of([variable.Value]) : new(IsByKey: false);
        SetArray(name, array.With(IndexIn(array, index), value));
    }

    private void SetArray(string name, ShellArray array)
    {
        var isExported = _variables.TryGetValue(name, out var known) && known.IsExported;
        _variables[name] = new(array.First, isExported, array);
    }

    private void UnsetElement(string element)
    {
        var (name, index) = SplitElement(element);
        if (_variables.TryGetValue(name, out var variable) && variable.Array is { } array)
            SetArray(name, array.Without(IndexIn(array, index)));
    }

    /// <summary>All values of an array, of the positional parameters, or the only one of a plain variable.</summary>
    private IReadOnlyList<string> ValuesOf(string name)
    {
        if (name is "@" or "*")
            return _parameters;
        if (!_variables.TryGetValue(name, out var variable))
            return [];
        return variable.Array is { } array ? [.. array.Items.Values] : [variable.Value];
    }

    private IReadOnlyList<string> IndicesOf(string name) =>
        !_variables.TryGetValue(name, out var variable) ? [] : variable.Array is { } array ? [.. array.Items.Keys] : ["0"];

    private async Task AssignAllAsync(Assignment assignment)
    {
        _variables.TryGetValue(assignment.Name, out var known);
        var array = assignment.IsAppended && known.Array is null && known.Value is { } only ? ShellArray.Of([only])
            : assignment.IsAppended && known.Array is { } before ? before : new(known.Array?.IsByKey == true);
        foreach (var (key, value) in assignment.Elements!)
        {
            if (key is not null)
                array = array.With(IndexIn(array, await ExpandToTextAsync(key)), await ExpandToTextAsync(value));
            else
                foreach (var word in await ExpandAsync([value]))
                    array = array.With(array.IndexOf(array.Next), word);
        }
        SetArray(assignment.Name, array);
    }

    private string IndexIn(ShellArray array, string index) => array.IsByKey ? index : array.IndexOf(Number(index));

    private long Number(string expression) => Arithmetic.Evaluate(expression, name => ValueOf(name) ?? "", Set);

    private async Task<string> NameOfAsync(ParameterPart part) => part.Index is null ? part.Name : $"{part.Name}[{await ExpandToTextAsync(part.Index)}]";

    /// <summary>Whether all values of something are meant, each for itself.</summary>
    private static bool IsAboutAll(ParameterPart part) => part.Index is { Bare: "@" or "*" } || (part.Name is "@" or "*" && part.Operator != "length");

    private async Task ExpandAllAsync(ParameterPart part, FieldBuilder fields)
    {
        var values = part.Operator == "indices" ? IndicesOf(part.Name) : ValuesOf(part.Name);
        switch (part.Operator)
        {
            case "length":
                fields.Add(values.Count.ToString(CultureInfo.InvariantCulture), part.IsQuoted);
                return;
            case ":":
                values = await SliceAsync(part, values);
                break;
            case ":-" or "-" or ":+" or "+" or ":?" or "?" or ":=" or "=":
                if (values.Count == 0 == part.Operator.EndsWith('+'))
                {
                    values = [];
                    break;
                }
                if (values.Count > 0 && !part.Operator.EndsWith('+'))
                    break;
                await ExpandArgumentAsync(part, fields);
                return;
            case not ("" or "indices"):
                List<string> changed = [];
                foreach (var value in values)
                    changed.Add(await ChangeAsync(value, part));
                values = changed;
                break;
        }
        if ((part.Index?.Bare ?? part.Name) == "@" && part.IsQuoted)
            fields.AddSeparately(values);
        else
            fields.Add(string.Join(part.IsQuoted && ValueOf("IFS") is { } separators ? separators.Length > 0 ? separators[..1] : "" : " ", values), part.IsQuoted);
    }

    private async Task<IReadOnlyList<string>> SliceAsync(ParameterPart part, IReadOnlyList<string> values)
    {
        var range = (await ExpandToTextAsync(part.Argument!)).Split(':');
        if (part.Index is null)
            values = [_name, .. values];
        var from = Number(range[0]);
        var start = (int)Math.Clamp(from < 0 ? values.Count + from : from, 0, values.Count);
        return [.. values.Skip(start).Take(range.Length > 1 ? (int)Math.Clamp(Number(range[1]), 0, values.Count) : values.Count)];
    }
}
