using ClusterSim.Storage;

namespace ClusterSim.ApiServer;

/// <summary>A watch of the store whose failure is told as the API server would.</summary>
internal sealed class TranslatedWatch<T>(IObservable<WatchEvent<T>> watch) : IObservable<WatchEvent<T>> where T : ApiObject
{
    public IDisposable Subscribe(IObserver<WatchEvent<T>> observer) => watch.Subscribe(new Translator(observer));

    private sealed class Translator(IObserver<WatchEvent<T>> observer) : IObserver<WatchEvent<T>>
    {
        public void OnNext(WatchEvent<T> value) => observer.OnNext(value);

        public void OnError(Exception error) => observer.OnError(error is RevisionExpiredException ? ApiErrors.Expired(error.Message) : error);

        public void OnCompleted() => observer.OnCompleted();
    }
}
