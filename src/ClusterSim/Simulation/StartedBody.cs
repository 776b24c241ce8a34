namespace ClusterSim.Simulation;

/// <summary>Asynchronous user code that runs on the loop; says when it is done.</summary>
internal sealed class StartedBody
{
    private readonly SimulationLoop _loop;
    private readonly Task _task;
    private readonly Action<Exception?> _completed;

    private StartedBody(SimulationLoop loop, Task task, Action<Exception?> completed)
    {
        _loop = loop;
        _task = task;
        _completed = completed;
    }

    public static void Start(SimulationLoop loop, Func<Task> body, Action<Exception?> completed)
    {
        Task task;
        try
        {
            task = loop.CallInContext(body);
        }
        catch (Exception error)
        {
            task = Task.FromException(error); // Thrown before the first await by a method that is not async itself.
        }

        if (task.IsCompleted)
            Report(task, completed);
        else
            new StartedBody(loop, task, completed).Await();
    }

    /// <summary>Awaited with the context current, so that the report is an event, never a call from within the body.</summary>
    private void Await() => _loop.CallInContext(() =>
    {
        _task.GetAwaiter().UnsafeOnCompleted(() => Report(_task, _completed));
        return true;
    });

    private static void Report(Task task, Action<Exception?> completed)
    {
        var context = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        completed(ErrorOf(task));
        SynchronizationContext.SetSynchronizationContext(context); // After an exception, whoever drives the loop restores it.
    }

    private static Exception? ErrorOf(Task task)
    {
        if (task.IsCompletedSuccessfully)
            return null;
        try
        {
            task.GetAwaiter().GetResult();
            return null;
        }
        catch (Exception error)
        {
            return error;
        }
    }
}
