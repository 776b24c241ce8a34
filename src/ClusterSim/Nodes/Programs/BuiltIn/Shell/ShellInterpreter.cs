using System.Globalization;
using System.Text;
using ClusterSim.Nodes.Processes;
using ClusterSim.Nodes.Programs.Files;
using ClusterSim.Simulation;

namespace ClusterSim.Nodes.Programs.BuiltIn.Shell;

/// <summary>Runs shell scripts in a container.</summary>
/// <remarks>
/// Source: POSIX.1-2017, Shell Command Language; BusyBox ash.
/// A loop whose body takes no time takes a millisecond per round, since otherwise nothing else would ever happen.
/// </remarks>
internal sealed partial class ShellInterpreter
{
    private const int MaxCalls = 50; // Of functions by functions.
    private const int MaxDepth = 200;

    private static readonly TimeSpan LoopRound = TimeSpan.FromMilliseconds(1);

    private readonly Process _process;
    private readonly ShellKind _kind;
    private readonly SortedDictionary<string, ShellVariable> _variables = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ShellNode> _functions = new(StringComparer.Ordinal); // Looked up, never enumerated.
    private readonly List<Process> _foreground = [];
    private readonly SortedDictionary<int, Task<int>> _jobs = [];
    private readonly string _name;
    private IReadOnlyList<string> _parameters;
    private int _status;
    private int _substituted; // How the last command substitution ended.
    private int _lastJob;
    private int _calls;
    private int _tested; // How deep in conditions, where a failure is no error.
    private bool _stopsOnError;
    private bool _traces;
    private bool _refusesUnset;
    private bool _isInterrupted;
    private Flow _flow;
    private int _levels;

    public ShellInterpreter(Process process, ShellKind kind, string name, IReadOnlyList<string> parameters)
    {
        (_process, _kind, _name, _parameters) = (process, kind, name, parameters);
        foreach (var (variable, value) in process.Environment)
            _variables[variable] = new(value, IsExported: true);
        _variables["PWD"] = new(process.Directory, IsExported: true);
        _variables["IFS"] = new(" \t\n", IsExported: false);
    }

    /// <summary>A subshell.</summary>
    private ShellInterpreter(ShellInterpreter parent, Process process)
    {
        (_process, _kind, _name, _parameters) = (process, parent._kind, parent._name, parent._parameters);
        foreach (var (name, value) in parent._variables)
            _variables.Add(name, value);
        foreach (var (name, body) in parent._functions)
            _functions.Add(name, body);
        (_status, _lastJob, _calls, _tested) = (parent._status, parent._lastJob, parent._calls, parent._tested);
        (_stopsOnError, _traces, _refusesUnset) = (parent._stopsOnError, parent._traces, parent._refusesUnset);
    }

    /// <summary>Why the commands that would come next are left out.</summary>
    private enum Flow : byte
    {
        Normal,
        Break,
        Continue,
        Return,
        Exit,
    }

    private bool IsOver => _flow != Flow.Normal || _isInterrupted;

    public void SetOptions(string letters, bool on)
    {
        foreach (var letter in letters)
        {
            if (letter == 'e')
                _stopsOnError = on;
            else if (letter == 'x')
                _traces = on;
            else if (letter == 'u')
                _refusesUnset = on;
        }
    }

    /// <summary>Runs a script to its end.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> RunScriptAsync(string script)
    {
        ShellNode node;
        try
        {
            node = ShellParser.Parse(script);
        }
        catch (ShellSyntaxException error)
        {
            await ComplainAsync(error.Message);
            return 2;
        }
        await RunAsync(node);
        await RunExitTrapAsync();
        return _status;
    }

    private Task ComplainAsync(string problem) => _process.WriteErrorAsync($"{_name}: {(_kind == ShellKind.Bash ? "line 1: " : "")}{problem}");

    /// <summary>Runs a part of the script. How deep that goes is counted over all shells that wait for each other, since they share one stack.</summary>
    private async Task<int> RunAsync(ShellNode node)
    {
        if (_process.Depth >= MaxDepth)
        {
            await ComplainAsync("too deeply nested");
            _flow = Flow.Exit;
            return _status = 2;
        }
        _process.Depth++;
        _status = await RunNodeAsync(node);
        _process.Depth--;
        return _status;
    }

    private async Task<int> RunNodeAsync(ShellNode node) => node switch
    {
        ListNode list => await RunListAsync(list),
        SimpleNode simple => await RunCheckedAsync(() => RunSimpleAsync(simple)),
        PipelineNode pipeline => pipeline.IsNegated ? await NegateAsync(pipeline) : await RunCheckedAsync(() => RunPipelineAsync(pipeline.Commands)),
        AndOrNode pair => await RunAndOrAsync(pair),
        IfNode choice => await RunIfAsync(choice),
        WhileNode loop => await RunWhileAsync(loop),
        ForNode loop => await RunForAsync(loop),
        ArithmeticForNode loop => await RunArithmeticForAsync(loop),
        CaseNode choice => await RunCaseAsync(choice),
        SubshellNode subshell => await RunCheckedAsync(() => RunInSubshellAsync(subshell.Body, null, null)),
        RedirectedNode redirected => await RunRedirectedAsync(redirected),
        ArithmeticNode arithmetic => await EvaluateAsync(arithmetic.Expression) is { } value ? value != 0 ? 0 : 1 : 2,
        FunctionNode function => Define(function),
        ConditionNode condition => await RunCheckedAsync(() => CheckAsync(condition)),
        _ => throw new InvalidOperationException($"No shell can run a {node.GetType().Name}."),
    };

    private int Define(FunctionNode function)
    {
        _functions[function.Name] = function.Body;
        return 0;
    }

    /// <summary>With <c>set -e</c> a failure ends the shell, unless somebody looks at it.</summary>
    private async Task<int> RunCheckedAsync(Func<Task<int>> run)
    {
        var status = await run();
        if (status != 0 && _stopsOnError && _tested == 0 && !IsOver)
            _flow = Flow.Exit;
        return status;
    }

    private async Task<int> TestAsync(ShellNode condition)
    {
        _tested++;
        var status = await RunAsync(condition);
        _tested--;
        return status;
    }

    private async Task<int> NegateAsync(PipelineNode pipeline)
    {
        _tested++;
        var status = await RunPipelineAsync(pipeline.Commands);
        _tested--;
        return status == 0 ? 1 : 0;
    }

    private async Task<int> RunListAsync(ListNode list)
    {
        var status = 0;
        foreach (var item in list.Items)
        {
            if (IsOver)
                break;
            status = _status = item.IsBackground ? StartJob(item.Command) : await RunAsync(item.Command);
            if (_traps.Count > 0)
                await RunStopTrapAsync();
        }
        return status;
    }

    private async Task<int> RunAndOrAsync(AndOrNode pair)
    {
        var pairs = new Stack<AndOrNode>(); // A long chain leans to the left.
        ShellNode first = pair;
        for (; first is AndOrNode inner; first = inner.Left)
            pairs.Push(inner);
        var status = await TestAsync(first);
        while (pairs.TryPop(out var next) && !IsOver)
        {
            if (status == 0 == next.OnSuccess)
                status = pairs.Count > 0 ? await TestAsync(next.Right) : await RunAsync(next.Right);
        }
        return _status = status;
    }

    private async Task<int> RunIfAsync(IfNode choice)
    {
        var status = await TestAsync(choice.Condition);
        if (IsOver)
            return status;
        if (status == 0)
            return await RunAsync(choice.Then);
        return choice.Else is null ? 0 : await RunAsync(choice.Else);
    }

    private async Task<int> RunWhileAsync(WhileNode loop)
    {
        var status = 0;
        while (true)
        {
            var began = _process.Loop.Now;
            var holds = await TestAsync(loop.Condition) == 0 != loop.IsUntil;
            if (!IsOver && holds)
                status = await RunAsync(loop.Body);
            if (!holds || LeavesLoop())
                return status;
            await TakeTimeAsync(began);
        }
    }

    private async Task<int> RunForAsync(ForNode loop)
    {
        var words = loop.Words is null ? _parameters : await ExpandAsync(loop.Words);
        var status = 0;
        foreach (var word in words)
        {
            Set(loop.Name, word);
            status = await RunAsync(loop.Body);
            if (LeavesLoop())
                break;
        }
        return status;
    }

    private async Task<int> RunArithmeticForAsync(ArithmeticForNode loop)
    {
        var status = 0;
        if (await EvaluateAsync(loop.First) is null)
            return 2;
        while (!IsOver)
        {
            var began = _process.Loop.Now;
            if (loop.Condition.Parts is not [TextPart { Text: var text }] || !string.IsNullOrWhiteSpace(text))
            {
                if (await EvaluateAsync(loop.Condition) is null or 0)
                    break;
            }
            status = await RunAsync(loop.Body);
            if (LeavesLoop())
                break;
            await EvaluateAsync(loop.Next);
            await TakeTimeAsync(began);
        }
        return status;
    }

    private async Task TakeTimeAsync(DateTimeOffset began)
    {
        if (_process.Loop.Now == began)
            await _process.DelayAsync(LoopRound);
    }

    /// <summary>Whether a loop ends after this round.</summary>
    private bool LeavesLoop()
    {
        if (_isInterrupted || _flow is Flow.Return or Flow.Exit)
            return true;
        if (_flow == Flow.Normal)
            return false;
        var isContinue = _flow == Flow.Continue;
        if (--_levels > 0)
            return true; // An outer loop is meant.
        _flow = Flow.Normal;
        return !isContinue;
    }

    private async Task<int> RunCaseAsync(CaseNode choice)
    {
        var subject = await ExpandToTextAsync(choice.Subject);
        foreach (var arm in choice.Arms)
        {
            foreach (var pattern in arm.Patterns)
            {
                if (GlobPattern.IsMatch(await ExpandToPatternAsync(pattern), subject))
                    return await RunAsync(arm.Body);
            }
        }
        return 0;
    }

    private async Task<long?> EvaluateAsync(Word expression)
    {
        try
        {
            return Arithmetic.Evaluate(await ExpandToTextAsync(expression), name => ValueOf(name) ?? "", Set);
        }
        catch (ShellSyntaxException error)
        {
            await ComplainAsync(error.Message);
            return null;
        }
    }

    private string? ValueOf(string name) => name switch
    {
        "?" => _status.ToString(CultureInfo.InvariantCulture),
        "$" => _process.Id.ToString(CultureInfo.InvariantCulture),
        "!" => _lastJob == 0 ? "" : _lastJob.ToString(CultureInfo.InvariantCulture),
        "#" => _parameters.Count.ToString(CultureInfo.InvariantCulture),
        "0" => _name,
        "@" or "*" => _parameters.Count == 0 ? null : string.Join(' ', _parameters),
        "-" => (_stopsOnError ? "e" : "") + (_refusesUnset ? "u" : "") + (_traces ? "x" : ""),
        "RANDOM" => _process.Container.NextRandom(32768).ToString(CultureInfo.InvariantCulture),
        [>= '0' and <= '9', ..] => int.TryParse(name, CultureInfo.InvariantCulture, out var at) && at <= _parameters.Count ? _parameters[at - 1] : null,
        [.., ']'] when IsElement(name) => ElementOf(name),
        "SECONDS" when _kind == ShellKind.Bash => ((long)(_process.Loop.Now - _process.StartedAt).TotalSeconds).ToString(CultureInfo.InvariantCulture),
        _ => _variables.TryGetValue(name, out var variable) && (variable.Array is null || variable.Array.Items.ContainsKey("0")) ? variable.Value : null,
    };

    private void Set(string name, string value)
    {
        if (IsElement(name) || (_variables.TryGetValue(name, out var array) && array.Array is not null))
            SetElement(IsElement(name) ? name : name + "[0]", value);
        else
            _variables[name] = new(value, IsExported: _variables.TryGetValue(name, out var known) && known.IsExported);
    }

    private readonly record struct ShellVariable(string Value, bool IsExported, ShellArray? Array = null);
}

/// <summary>Which shell it is.</summary>
internal enum ShellKind : byte
{
    /// <summary>BusyBox' <c>ash</c>.</summary>
    Ash,

    /// <summary>Debian's <c>dash</c>.</summary>
    Dash,

    /// <summary>bash</summary>
    Bash,
}
