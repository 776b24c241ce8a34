namespace ClusterSim.Storage;

/// <summary>What happened to a watched object.</summary>
public enum WatchEventType : byte
{
    /// <summary>It came into being, or into the watch's view.</summary>
    Added,

    /// <summary>It changed.</summary>
    Modified,

    /// <summary>It is gone, or has left the watch's view; the event carries its last state.</summary>
    Deleted,

    /// <summary>Nothing happened up to the revision the event carries.</summary>
    Bookmark,
}

/// <summary>One event of a watch.</summary>
/// <param name="Type">What happened.</param>
/// <param name="Object">The object after it, or its last state when it was deleted.</param>
/// <param name="Before">The object before it; null when it is new to the watch.</param>
/// <typeparam name="T">Kind of the object.</typeparam>
public readonly record struct WatchEvent<T>(WatchEventType Type, T Object, T? Before = null) where T : ApiObject;
