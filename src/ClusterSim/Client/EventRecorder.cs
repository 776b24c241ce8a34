using ClusterSim.ApiServer;
using ClusterSim.Client.Recording;
using ClusterSim.Simulation;
using Microsoft.Extensions.Logging;

namespace ClusterSim.Client;

/// <summary>Writes Events: what a component has to tell people about an object.</summary>
/// <remarks>
/// <para>What happens again is not written again: the same Event gets a higher count. From the tenth different message about the same on, similar Events
/// become one, <c>(combined from similar events): …</c>. Of one component about one object 25 Events are let through at once, and after that one in five minutes.</para>
/// <para>Events are best effort: one that the API server refuses is dropped, and the refusal logged.</para>
/// <para>Source: client-go tools/record/event.go, tools/events/event_recorder.go (v1.36).</para>
/// </remarks>
public sealed class EventRecorder
{
    private readonly SimulationLoop _loop;
    private readonly IClusterClient _client;
    private readonly EventNames _names;
    private readonly EventSource _source;
    private readonly string _instance;
    private readonly ILogger _logger;
    private readonly EventCorrelator _correlator;
    private readonly EventSeriesCache _series = new();
    private DateTimeOffset _refreshed;
    private bool _tidies;

    internal EventRecorder(SimulationLoop loop, IClusterClient client, EventNames names, EventSource source, ILogger logger)
    {
        (_loop, _client, _names, _source, _logger) = (loop, client, names, source, logger);
        _correlator = new(loop.Time);
        _instance = Component + "-" + (source.Host ?? "control-plane");
        _refreshed = loop.Now;
    }

    /// <summary>Name under which it reports, as in <c>deployment-controller</c>.</summary>
    public string Component => _source.Component ?? "";

    /// <summary>Tells something about an object.</summary>
    /// <param name="regarding">The object.</param>
    /// <param name="type"><c>Normal</c> or <c>Warning</c>.</param>
    /// <param name="reason">Brief CamelCase cause, as in <c>SuccessfulCreate</c>.</param>
    /// <param name="message">Text for people.</param>
    public void Record(ApiObject regarding, string type, string reason, string message) => Record(ObjectReference.To(regarding), type, reason, message);

    /// <summary>Tells something about an object or a part of one.</summary>
    /// <param name="regarding">The object; <c>fieldPath</c> may name a part, as in <c>spec.containers{web}</c>.</param>
    /// <param name="type"><c>Normal</c> or <c>Warning</c>.</param>
    /// <param name="reason">Brief CamelCase cause, as in <c>Pulled</c>.</param>
    /// <param name="message">Text for people.</param>
    /// <param name="annotations">Annotations of the Event; null for none.</param>
    public void Record(ObjectReference regarding, string type, string reason, string message, ValueMap<string>? annotations = null)
    {
        var correlated = _correlator.Correlate(EventSubject.Of(regarding), type, reason, message, regarding.FieldPath);
        var occurrence = correlated.Occurrence;
        if (occurrence.Name is null)
            (occurrence.Name, occurrence.First) = (_names.Next(regarding.Name ?? ""), _loop.Now);
        if (correlated.IsSpam)
            return;
        Write(new()
        {
            Metadata = new()
            {
                Name = occurrence.Name,
                Namespace = NamespaceOf(regarding),
                Annotations = correlated.IsCombined ? [] : annotations ?? [],
            },
            InvolvedObject = regarding,
            Reason = reason,
            Message = correlated.Message,
            Source = _source,
            FirstTimestamp = occurrence.First,
            LastTimestamp = _loop.Now,
            Count = occurrence.Count,
            Type = type,
            ReportingComponent = correlated.IsCombined ? "" : _source.Component ?? "",
            ReportingInstance = correlated.IsCombined ? "" : _source.Host ?? "",
        });
    }

    /// <summary>Tells something in the newer form (<c>events.k8s.io</c>), as the scheduler does.</summary>
    /// <param name="regarding">The object.</param>
    /// <param name="related">A second object with a part in it; null when there is none.</param>
    /// <param name="type"><c>Normal</c> or <c>Warning</c>.</param>
    /// <param name="reason">Brief CamelCase cause, as in <c>FailedScheduling</c>.</param>
    /// <param name="action">What was tried, as in <c>Scheduling</c>.</param>
    /// <param name="note">Text for people.</param>
    public void Record(ApiObject regarding, ApiObject? related, string type, string reason, string action, string note)
    {
        var about = ObjectReference.To(regarding);
        var with = related is null ? null : ObjectReference.To(related);
        if (_series.IsFirst(new(type, reason, action, about, with), out var place))
        {
            var first = NewForm(about, with, type, reason, action, note);
            _series.Begin(place, Write(first) ?? first); // What was written is kept anyway.
        }
        else if (_series.Again(place, _loop.Now) is { } begun)
            Write(begun);
        TidyLater();
    }

    private Event NewForm(ObjectReference regarding, ObjectReference? related, string type, string reason, string action, string note) => new()
    {
        Metadata = new() { Name = _names.Next(regarding.Name ?? ""), Namespace = NamespaceOf(regarding) },
        EventTime = _loop.Now,
        InvolvedObject = regarding,
        Related = related,
        Reason = reason,
        Message = note,
        Type = type,
        Action = action,
        ReportingComponent = Component,
        ReportingInstance = _instance,
    };

    // Null: it was refused.
    private Event? Write(Event @event)
    {
        try
        {
            if ((@event.Count > 1 || @event.Series is not null) && _client.Find<Event>(@event.Key) is { } written)
                return _client.Update(written with { Count = @event.Count, LastTimestamp = @event.LastTimestamp, Message = @event.Message, Series = @event.Series });
            return _client.Create(@event.Metadata.Uid is null ? @event : Unwritten(@event)); // The first of its kind, or what was written has expired since.
        }
        catch (ApiException refusal)
        {
            _logger.LogDebug(refusal, "The API server refused an Event about {Name}: {Reason}", @event.InvolvedObject.Name, @event.Reason);
            return null;
        }
    }

    private static Event Unwritten(Event @event) => @event with { Metadata = new() { Name = @event.Metadata.Name, Namespace = @event.Metadata.Namespace } };

    private void TidyLater()
    {
        if (_tidies)
            return;
        _tidies = true;
        _loop.Schedule(EventSeriesCache.FinishTime, EventRank.Default, Tidy, periodic: true);
    }

    private void Tidy()
    {
        _tidies = false;
        foreach (var over in _series.Finish(_loop.Now))
            Write(over);
        if (_loop.Now - _refreshed >= EventSeriesCache.RefreshTime)
        {
            _refreshed = _loop.Now;
            foreach (var running in _series.Running())
                Write(running);
        }
        if (!_series.IsEmpty)
            TidyLater();
    }

    private static string NamespaceOf(ObjectReference regarding) => string.IsNullOrEmpty(regarding.Namespace) ? "default" : regarding.Namespace;
}
