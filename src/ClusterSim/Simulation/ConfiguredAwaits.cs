using System.Reflection;
using System.Runtime.CompilerServices;

namespace ClusterSim.Simulation;

/// <summary>
/// Tells whether an asynchronous method that is about to go on is awaited with <c>ConfigureAwait(false)</c>. When such a method completes
/// while a context is current, .NET sends its awaiter to the thread pool, and the run could not be reproduced any more: every library that calls
/// user code back (HTTP handlers, retry policies) awaits like that. Without a context the awaiter goes on at once, on the loop.
/// </summary>
/// <remarks>
/// .NET shows nowhere in public who awaits a task, so private fields are read: the one that debuggers draw their asynchronous stacks from, and the one
/// in which a channel keeps its awaiter. If a future version lacks them, methods go on with the context, and what leaves the loop is refused when it comes back.
/// </remarks>
internal sealed class ConfiguredAwaits
{
    private readonly Dictionary<Type, bool> _goesOnInline = []; // Only looked up, never enumerated.
    private readonly Dictionary<Type, FieldInfo?> _awaiters = [];
    private bool _unreadable;

    /// <param name="continuation">What the context was handed: the method itself, its delegate, or the operation on a channel that it awaits.</param>
    public bool Await(object? continuation)
    {
        if (_unreadable || MethodOf(continuation) is not { } method)
            return false;
        try
        {
            return Waits(ContinuationOf(method));
        }
        catch (MissingFieldException)
        {
            _unreadable = true;
            return false;
        }
    }

    private Task? MethodOf(object? continuation) => continuation switch
    {
        null => null,
        Task method => method, // An asynchronous method that waits is its own task.
        Delegate => ((Delegate)continuation).Target as Task,
        _ => AwaiterOf(continuation) as Task,
    };

    private object? AwaiterOf(object operation)
    {
        var type = operation.GetType();
        if (!_awaiters.TryGetValue(type, out var field))
            _awaiters.Add(type, field = FindAwaiter(type));
        return field?.GetValue(operation);
    }

    private static FieldInfo? FindAwaiter(Type? type) => type is null
        ? null
        : type.GetField("_continuationState", BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.DeclaredOnly) ?? FindAwaiter(type.BaseType);

    private bool Waits(object? continuation)
    {
        switch (continuation)
        {
            case null:
                return false;
            case Action:
                return true;
            case List<object?> several:
                lock (several) // As Task does.
                    return several.Exists(Waits);
        }
        var type = continuation.GetType();
        if (!_goesOnInline.TryGetValue(type, out var inline))
            _goesOnInline.Add(type, inline = GoesOnInline(type));
        return inline || (continuation is Task combined && Waits(ContinuationOf(combined))); // Task.WhenAll and its like, which complete within.
    }

    private static bool GoesOnInline(Type type) =>
        type.Name == "AwaitTaskContinuation" || type.GetInterface("System.Runtime.CompilerServices.IAsyncStateMachineBox") is not null;

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "m_continuationObject")]
    private static extern ref object? ContinuationOf(Task task);
}
